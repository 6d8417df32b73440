// The item of the status bar that says how the language server is.
import * as vscode from 'vscode';
import type { ScoreClient, ServerState } from './client';

const texts: Readonly<Record<ServerState, string>> = {
  starting: 'Scoring models: starting',
  running: 'Scoring models: ready',
  stopped: 'Scoring models: off',
  noDotnet: 'Scoring models: .NET is missing',
};

export function register(context: vscode.ExtensionContext, client: ScoreClient): void {
  const item = vscode.languages.createLanguageStatusItem('score.server', { language: 'score' });
  item.name = 'Scoring models';
  show(client.state);
  context.subscriptions.push(item, client.onDidChangeState(show));

  function show(state: ServerState): void {
    item.text = texts[state];
    item.busy = state === 'starting';
    item.severity = state === 'stopped' || state === 'noDotnet' ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    item.command =
      state === 'running' || state === 'starting'
        ? { command: 'score.showOutput', title: 'Show Output' }
        : { command: 'score.restartServer', title: 'Start' };
  }
}
