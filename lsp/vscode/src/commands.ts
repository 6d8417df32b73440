// The commands that are no more than a line or two.
import * as vscode from 'vscode';
import type { ScoreClient } from './client';
import type { ShowReferencesArguments } from './protocol';

export function register(context: vscode.ExtensionContext, client: ScoreClient): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('score.restartServer', () => client.restart()),
    vscode.commands.registerCommand('score.showOutput', () => client.output.show()),
    vscode.commands.registerCommand('score.showReferences', (...args: ShowReferencesArguments) => showReferences(...args)),
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
}
