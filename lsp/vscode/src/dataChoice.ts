// Finds the data of a model: in the setting score.data, or by asking, and remembers what was chosen.
import * as vscode from 'vscode';
import type { ScoreClient } from './client';
import { dataSetOf, settingPath, withDataSet, type DataSet, type DataSetting } from './data';
import { modelOf, placeOf, slashes } from './models';

const filters = { 'CSV and JSON lines': ['csv', 'jsonl', 'ndjson', 'gz'], 'All files': ['*'] };

export function register(context: vscode.ExtensionContext, _client: ScoreClient): void {
  context.subscriptions.push(vscode.commands.registerCommand('score.chooseData', chooseForModel));
}

/** The data set that the setting has for a model. */
export function configuredData(model: vscode.Uri): DataSet | undefined {
  return dataSetOf(settingOf(model).get<DataSetting>('data'), placeOf(model));
}

/** Asks for the files of a model. @returns undefined where nothing was chosen. */
export async function askForData(model: vscode.Uri): Promise<DataSet | undefined> {
  const leads = await askForFile('The leads: a file with a row for each', 'Use as Leads', model);
  if (leads === undefined) {
    return undefined;
  }
  const add = 'Choose a file of events…';
  const none = 'No events';
  const wish = await vscode.window.showQuickPick([add, none], {
    title: 'What did these leads do?',
    placeHolder: 'Events are page visits, opened mails, requests and the like.',
    ignoreFocusOut: true,
  });
  if (wish === undefined) {
    return undefined;
  }
  const events = wish === add ? await askForFile('The events: a file with a row for each', 'Use as Events', model) : undefined;
  const place = placeOf(model);
  return {
    leads: settingPath(slashes(leads), place),
    ...(events === undefined ? {} : { events: settingPath(slashes(events), place) }),
  };
}

/**
 * Writes the data set of a model to the settings of its workspace.
 * @returns false where it is in no workspace, or a data set for all models is there already.
 */
export async function rememberData(model: vscode.Uri, data: DataSet): Promise<boolean> {
  const place = placeOf(model);
  const setting = settingOf(model);
  const changed = place.folder === undefined ? undefined : withDataSet(setting.get<DataSetting>('data'), place, data);
  if (changed === undefined) {
    return false;
  }
  const isOneOfSeveral = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  await setting.update('data', changed, isOneOfSeveral ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace);
  return true;
}

/** Asks whether data that was chosen should be used again. Does not wait for the answer. */
export function offerToRemember(model: vscode.Uri, data: DataSet): void {
  if (placeOf(model).folder === undefined) {
    return;
  }
  const remember = 'Remember';
  void vscode.window.showInformationMessage('Use this data for this model from now on?', remember, 'Not Now').then(async answer => {
    if (answer === remember && !(await rememberData(model, data))) {
      void openSetting("The setting 'score.data' holds for all models. Change it there.");
    }
  });
}

async function chooseForModel(clicked: unknown): Promise<void> {
  const model = await modelOf(clicked);
  const data = model === undefined ? undefined : await askForData(model.uri);
  if (model !== undefined && data !== undefined && !(await rememberData(model.uri, data))) {
    await openSetting(
      placeOf(model.uri).folder === undefined
        ? 'Open the folder of this model first: its data is remembered in the settings of the folder.'
        : "The setting 'score.data' holds for all models. Change it there.",
    );
  }
}

async function openSetting(message: string): Promise<void> {
  const open = 'Open Settings';
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'score.data');
  }
}

async function askForFile(title: string, openLabel: string, model: vscode.Uri): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({ title, openLabel, filters, defaultUri: vscode.Uri.joinPath(model, '..') });
  return chosen?.[0];
}

function settingOf(model: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('score', model);
}
