// Asks for the files that a model is tried on, and keeps them in the settings of the workspace.
import * as vscode from 'vscode';
import { eventNames, looksLikeOneKind, newSetting, type DataSet } from './data-setting';

const endings = ['csv', 'jsonl', 'csv.gz', 'jsonl.gz'];

interface FileItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

/** Asks for leads, then for events. Nothing is written when one of the questions is left. @returns whether data was chosen. */
export async function chooseData(model: vscode.Uri): Promise<boolean> {
  const files = await dataFiles(model);
  const leads = await chooseLeads(files);
  if (leads === undefined) {
    return false;
  }
  const events = await chooseEvents(files.filter(file => file.uri?.toString() !== leads.uri?.toString()), leads.uri === undefined);
  if (events === undefined) {
    return false;
  }
  const written: string[] = [];
  for (const uri of events) {
    const path = pathFor(uri, model);
    const kind = await kindOf(uri, model);
    if (kind === undefined) {
      return false;
    }
    written.push(kind === '' ? path : `${kind}=${path}`);
  }
  const data: DataSet = {
    ...(leads.uri === undefined ? {} : { leads: pathFor(leads.uri, model) }),
    ...(written.length === 0 ? {} : { events: written.length === 1 ? (written[0] ?? '') : written }),
  };
  const section = vscode.workspace.getConfiguration('score', model);
  const models = await vscode.workspace.findFiles('**/*.score', '**/{node_modules,bin,obj}/**', 2);
  const target = vscode.workspace.workspaceFolders === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  await section.update('data', newSetting(section.inspect('data')?.workspaceValue, data, vscode.workspace.asRelativePath(model, false), models.length > 1), target);
  return true;
}

/** The data files of the workspace, those near the model first. */
async function dataFiles(model: vscode.Uri): Promise<FileItem[]> {
  const found = await vscode.workspace.findFiles(`**/*.{${endings.join(',')}}`, '**/{node_modules,bin,obj}/**', 200);
  const folder = parentOf(model).path;
  return found
    .map(uri => ({ uri, near: uri.path.startsWith(`${folder}/`), path: vscode.workspace.asRelativePath(uri) }))
    .sort((one, other) => Number(other.near) - Number(one.near) || one.path.localeCompare(other.path))
    .map(({ uri, path }) => ({ uri, label: path.split('/').pop() ?? path, description: path, iconPath: new vscode.ThemeIcon('table') }));
}

async function chooseLeads(files: readonly FileItem[]): Promise<FileItem | undefined> {
  const browse: FileItem = { label: 'Another file…', iconPath: new vscode.ThemeIcon('folder-opened') };
  const none: FileItem = { label: 'No file of leads: the leads are those in the events', iconPath: new vscode.ThemeIcon('circle-slash') };
  const chosen = await vscode.window.showQuickPick([...likelyFirst(files, /lead|contact|prospect|person|customer/), browse, none], {
    title: 'Data for the preview (1 of 2)',
    placeHolder: 'Which file holds the leads, one in each row?',
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (chosen !== browse) {
    return chosen;
  }
  const [uri] = (await openDialog('Choose the Leads', false)) ?? [];
  return uri && { label: '', uri };
}

async function chooseEvents(files: readonly FileItem[], isNeeded: boolean): Promise<vscode.Uri[] | undefined> {
  const browse: FileItem = { label: 'Another file…', iconPath: new vscode.ThemeIcon('folder-opened') };
  const items = [...likelyFirst(files, /event|activit|visit|purchase|order|log/), browse];
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Data for the preview (2 of 2)',
    placeHolder: isNeeded ? 'Which files hold what leads did?' : 'Which files hold what leads did? None will do too.',
    matchOnDescription: true,
    ignoreFocusOut: true,
    canPickMany: true,
  });
  if (chosen === undefined || (isNeeded && chosen.length === 0)) {
    return undefined;
  }
  const uris = chosen.flatMap(item => item.uri ?? []);
  return chosen.includes(browse) ? [...uris, ...((await openDialog('Choose the Events', true)) ?? [])] : uris;
}

function likelyFirst(files: readonly FileItem[], likely: RegExp): FileItem[] {
  return [...files.filter(file => likely.test(file.label.toLowerCase())), ...files.filter(file => !likely.test(file.label.toLowerCase()))];
}

async function openDialog(label: string, canSelectMany: boolean): Promise<vscode.Uri[] | undefined> {
  return await vscode.window.showOpenDialog({ openLabel: label, canSelectMany, filters: { Data: ['csv', 'jsonl', 'gz'] } });
}

/** The name of the event that all rows of a file are, empty where each row says it. Undefined when the question was left. */
async function kindOf(uri: vscode.Uri, model: vscode.Uri): Promise<string | undefined> {
  if (uri.path.endsWith('.gz') || !looksLikeOneKind(firstLine(await vscode.workspace.fs.readFile(uri)))) {
    return '';
  }
  const names = eventNames((await vscode.workspace.openTextDocument(model)).getText());
  const name = uri.path.split('/').pop() ?? '';
  if (names.length === 1) {
    return names[0];
  }
  return names.length === 0
    ? await vscode.window.showInputBox({ title: name, prompt: 'What event are the rows of this file?', ignoreFocusOut: true })
    : await vscode.window.showQuickPick(names, { title: name, placeHolder: 'What event are the rows of this file?', ignoreFocusOut: true });
}

function firstLine(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 4096)).split(/\r?\n/, 1)[0] ?? '';
}

/** A path as the setting has it: relative to the model's folder where the file lies in it, else to the workspace's, else whole. */
function pathFor(uri: vscode.Uri, model: vscode.Uri): string {
  const folder = `${parentOf(model).path}/`;
  return uri.path.startsWith(folder) ? uri.path.slice(folder.length) : vscode.workspace.getWorkspaceFolder(uri) ? vscode.workspace.asRelativePath(uri, false) : uri.fsPath;
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
