// The commands that are no more than a line.
import * as vscode from 'vscode';
import type { ScoreClient } from './client';

export function register(context: vscode.ExtensionContext, client: ScoreClient): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('score.restartServer', () => client.restart()),
    vscode.commands.registerCommand('score.showOutput', () => client.output.show()),
  );
}
