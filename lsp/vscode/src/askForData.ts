// Asks for the files that a model is tried on: those of the workspace are offered, others can be looked for.
import * as vscode from 'vscode';
import { settingPath, type DataSet } from './data';
import { dataFilePattern, eventNames, likelyEvents, likelyFirst, likelyLeads, namesEvents } from './dataFiles';
import { placeOf, slashes } from './models';

const filters = { 'CSV and JSON lines': ['csv', 'jsonl', 'ndjson', 'gz'], 'All files': ['*'] };
const filesOffered = 500;
const bytesOfFirstLine = 4096;

interface FileItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

interface DataFile {
  readonly uri: vscode.Uri;
  /** In the workspace. */
  readonly path: string;
}

/** Asks for the leads of a model, then for the events. @returns undefined where a question was left without an answer. */
export async function askForData(model: vscode.Uri): Promise<DataSet | undefined> {
  const files = (await vscode.workspace.findFiles(dataFilePattern, '**/{node_modules,bin,obj}/**', filesOffered)).map(uri => ({ uri, path: vscode.workspace.asRelativePath(uri) }));
  const leads = await askForLeads(files, model);
  if (leads === undefined) {
    return undefined;
  }
  const others = files.filter(file => file.uri.toString() !== leads.uri?.toString());
  const events = await askForEvents(others, model, leads.uri === undefined);
  if (events === undefined) {
    return undefined;
  }
  const written: string[] = [];
  for (const uri of events) {
    const kind = await askForKind(uri, model);
    if (kind === undefined) {
      return undefined;
    }
    written.push((kind === '' ? '' : `${kind}=`) + pathOf(uri, model));
  }
  const [only] = written;
  return {
    ...(leads.uri === undefined ? {} : { leads: pathOf(leads.uri, model) }),
    ...(only === undefined ? {} : { events: written.length === 1 ? only : written }),
  };
}

async function askForLeads(files: readonly DataFile[], model: vscode.Uri): Promise<FileItem | undefined> {
  const another: FileItem = { label: 'Another File…', iconPath: new vscode.ThemeIcon('folder-opened'), alwaysShow: true };
  const none: FileItem = { label: 'No File: Leads Are Those That Have Events', iconPath: new vscode.ThemeIcon('circle-slash'), alwaysShow: true };
  const chosen = await vscode.window.showQuickPick([...likelyFirst(files, likelyLeads).map(itemOf), another, none], {
    title: 'Leads to Try the Model On',
    placeHolder: 'Which file holds the leads, one in each row?',
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (chosen !== another) {
    return chosen;
  }
  const uri = (await browse('Use as Leads', model, false))?.[0];
  return uri === undefined ? undefined : { label: '', uri };
}

/** @param isNeeded whether there must be one, as there is no file of leads. */
async function askForEvents(files: readonly DataFile[], model: vscode.Uri, isNeeded: boolean): Promise<readonly vscode.Uri[] | undefined> {
  const another: FileItem = { label: 'Another File…', iconPath: new vscode.ThemeIcon('folder-opened'), alwaysShow: true };
  const chosen = await vscode.window.showQuickPick([...likelyFirst(files, likelyEvents).map(itemOf), another], {
    title: 'What These Leads Did',
    placeHolder: `Which files hold events, such as page visits and opened mails?${isNeeded ? '' : ' None will do too.'}`,
    matchOnDescription: true,
    ignoreFocusOut: true,
    canPickMany: true,
  });
  if (chosen === undefined || (isNeeded && chosen.length === 0)) {
    return undefined;
  }
  const uris = chosen.flatMap(item => item.uri ?? []);
  return chosen.includes(another) ? [...uris, ...((await browse('Use as Events', model, true)) ?? [])] : uris;
}

/** The event that all rows of a file are; empty where each row says it. @returns undefined where the question was left. */
async function askForKind(uri: vscode.Uri, model: vscode.Uri): Promise<string | undefined> {
  if (uri.path.endsWith('.gz') || namesEvents(await firstLineOf(uri))) {
    return '';
  }
  const names = eventNames((await vscode.workspace.openTextDocument(model)).getText());
  const title = `Rows of ${uri.path.slice(uri.path.lastIndexOf('/') + 1)}`;
  const question = 'The rows do not name their event. Which event are they?';
  if (names.length <= 1) {
    return names[0] ?? (await vscode.window.showInputBox({ title, prompt: question, ignoreFocusOut: true }));
  }
  return await vscode.window.showQuickPick(names, { title, placeHolder: question, ignoreFocusOut: true });
}

async function firstLineOf(uri: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  return new TextDecoder().decode(bytes.subarray(0, bytesOfFirstLine)).split(/\r?\n/, 1)[0] ?? '';
}

async function browse(openLabel: string, model: vscode.Uri, canSelectMany: boolean): Promise<vscode.Uri[] | undefined> {
  return await vscode.window.showOpenDialog({ openLabel, filters, canSelectMany, defaultUri: vscode.Uri.joinPath(model, '..') });
}

function itemOf({ uri, path }: DataFile): FileItem {
  const slash = path.lastIndexOf('/');
  return { label: path.slice(slash + 1), description: path.slice(0, Math.max(slash, 0)), iconPath: new vscode.ThemeIcon('table'), uri };
}

function pathOf(uri: vscode.Uri, model: vscode.Uri): string {
  return settingPath(slashes(uri), placeOf(model));
}
