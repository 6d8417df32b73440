// The commands that are no more than a line or two.
import * as vscode from 'vscode';
import type { ScoreClient } from './client';
import type { RenameArguments, ShowReferencesArguments } from './protocol';

export function register(context: vscode.ExtensionContext, client: ScoreClient): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('score.restartServer', () => client.restart()),
    vscode.commands.registerCommand('score.showOutput', () => client.output.show()),
    vscode.commands.registerCommand('score.showReferences', (...args: ShowReferencesArguments) => showReferences(...args)),
    vscode.commands.registerCommand('score.rename', (...args: RenameArguments) => rename(...args)),
  );

  /** What the code lens "3 references" opens. */
  function showReferences(...[uri, position, locations]: ShowReferencesArguments): Thenable<unknown> | undefined {
    const converter = client.converter;
    return converter && vscode.commands.executeCommand(
      'editor.action.showReferences',
      vscode.Uri.parse(uri),
      converter.asPosition(position),
      locations.map(location => converter.asLocation(location)),
    );
  }

  /** Asks for a better name than the one that a code action made up. */
  function rename(...[uri, position]: RenameArguments): Thenable<unknown> | undefined {
    const converter = client.converter;
    return converter && vscode.commands.executeCommand('editor.action.rename', [vscode.Uri.parse(uri), converter.asPosition(position)]);
  }
}
