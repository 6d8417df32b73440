// What the steps of the walkthrough wait for beyond commands: that somebody has typed in a model.
import * as vscode from 'vscode';
import type { ScoreClient } from './client';
import { languageId } from './models';

export function register(context: vscode.ExtensionContext, _client: ScoreClient): void {
  const waiting = vscode.workspace.onDidChangeTextDocument(change => {
    if (change.document.languageId === languageId && change.contentChanges.length > 0 && change.document.uri.scheme === 'file') {
      waiting.dispose();
      void vscode.commands.executeCommand('setContext', 'score.hasWritten', true);
    }
  });
  context.subscriptions.push(waiting);
}
