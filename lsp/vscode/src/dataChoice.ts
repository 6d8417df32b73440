// Finds the data of a model: in the setting score.data, or by asking, and remembers what was chosen.
import * as vscode from 'vscode';
import { askForData } from './askForData';
import type { ScoreClient } from './client';
import { dataSetOf, withDataSet, type DataSet, type DataSetting } from './data';
import { modelOf, placeOf } from './models';

export function register(context: vscode.ExtensionContext, _client: ScoreClient): void {
  context.subscriptions.push(vscode.commands.registerCommand('score.chooseData', chooseForModel));
}

/** The data set that the setting has for a model. */
export function configuredData(model: vscode.Uri): DataSet | undefined {
  return dataSetOf(settingOf(model).get<DataSetting>('data'), placeOf(model));
}

/**
 * Writes the data set of a model to the settings of its workspace.
 * @returns false where it is in no workspace.
 */
export async function rememberData(model: vscode.Uri, data: DataSet): Promise<boolean> {
  const place = placeOf(model);
  if (place.folder === undefined) {
    return false;
  }
  const setting = settingOf(model);
  const isOneOfSeveral = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const target = isOneOfSeveral ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace;
  await setting.update('data', withDataSet(setting.get<DataSetting>('data'), place, data), target);
  return true;
}

/** Asks whether data that was chosen should be used again. Does not wait for the answer. */
export function offerToRemember(model: vscode.Uri, data: DataSet): void {
  if (placeOf(model).folder === undefined) {
    return;
  }
  const remember = 'Remember';
  void vscode.window.showInformationMessage('Use this data for this model from now on?', remember, 'Not Now').then(async answer => {
    if (answer === remember) {
      await rememberData(model, data);
    }
  });
}

async function chooseForModel(clicked: unknown): Promise<void> {
  const model = await modelOf(clicked);
  const data = model === undefined ? undefined : await askForData(model.uri);
  if (model !== undefined && data !== undefined && !(await rememberData(model.uri, data))) {
    await openSetting('Open the folder of this model first: its data is remembered in the settings of the folder.');
  }
}

async function openSetting(message: string): Promise<void> {
  const open = 'Open Settings';
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'score.data');
  }
}

function settingOf(model: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('score', model);
}
