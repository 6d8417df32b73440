// Scores the leads of a model's data, in the terminal or into a file.
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { askForData } from './askForData';
import type { ScoreClient } from './client';
import { dataOptions } from './data';
import { configuredData, offerToRemember } from './dataChoice';
import { modelOf, placeOf } from './models';
import type { PreviewAnswer, PreviewRequest } from './protocol';
import { runTool } from './tasks';

const leadsInTerminal = '25';

export function register(context: vscode.ExtensionContext, client: ScoreClient): void {
  context.subscriptions.push(vscode.commands.registerCommand('score.runOnData', run));

  async function run(clicked: unknown): Promise<void> {
    const model = await modelOf(clicked);
    if (model === undefined || !(await isSaved(model))) {
      return;
    }
    const configured = configuredData(model.uri);
    const data = configured ?? (await askForData(model.uri));
    if (data === undefined) {
      return;
    }
    const asOf = data.asOf ?? (await newestInstant(client, model.uri, configured !== undefined)) ?? (await askForDate());
    const output = asOf === undefined ? undefined : await askForOutput(model.uri);
    if (asOf === undefined || output === undefined) {
      return;
    }
    const place = placeOf(model.uri);
    const folder = vscode.workspace.getWorkspaceFolder(model.uri)?.uri ?? vscode.Uri.joinPath(model.uri, '..');
    await runTool(client, 'run on data', folder, 'run', model.uri.fsPath, ...dataOptions(data, place, existsSync), '--as-of', asOf, ...output);
    if (configured === undefined) {
      offerToRemember(model.uri, { ...data, asOf });
    }
  }
}

/** The tool reads the file, so what is typed has to be in it. */
async function isSaved(model: vscode.TextDocument): Promise<boolean> {
  if (model.isUntitled) {
    void vscode.window.showInformationMessage('Save this model as a file first.');
    return false;
  }
  return !model.isDirty || (await model.save());
}

/** The newest instant in the data, which the server knows if it knows the data. */
async function newestInstant(client: ScoreClient, model: vscode.Uri, isConfigured: boolean): Promise<string | undefined> {
  if (!isConfigured) {
    return undefined;
  }
  try {
    const request: PreviewRequest = { textDocument: { uri: model.toString() } };
    const answer = await client.request<PreviewAnswer>('score/preview', request);
    return answer?.asOf || undefined;
  } catch {
    return undefined;
  }
}

function askForDate(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Score the leads as of which day?',
    prompt: 'Only what happened up to then counts. The same leads have other scores on another day.',
    ignoreFocusOut: true,
    value: new Date().toISOString().slice(0, 10),
    validateInput: value => (/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/.test(value.trim()) ? undefined : 'Write a day such as 2025-06-01.'),
  });
}

async function askForOutput(model: vscode.Uri): Promise<string[] | undefined> {
  const show = { label: '$(list-ordered) Show the leads with the highest scores', detail: `The first ${leadsInTerminal}, and how many leads have each grade and stage.` };
  const save = { label: '$(save) Save all scores to a file…', detail: 'One row for each lead, as CSV or JSON lines.' };
  const wish = await vscode.window.showQuickPick([show, save], { title: 'Run on Data', ignoreFocusOut: true });
  if (wish === undefined) {
    return undefined;
  }
  if (wish === show) {
    return ['--format', 'table', '--top', leadsInTerminal];
  }
  const file = await vscode.window.showSaveDialog({
    title: 'Save the Scores',
    defaultUri: vscode.Uri.joinPath(model, '..', 'scores.csv'),
    filters: { CSV: ['csv'], 'JSON lines': ['jsonl'] },
  });
  return file === undefined ? undefined : ['--output', file.fsPath];
}
