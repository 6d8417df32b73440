// Begins a model: from the one that `score new` writes, or from a ready one of the library.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { describe, type ScoreClient } from './client';
import type { DataSet } from './data';
import { rememberData } from './dataChoice';

/** The data that `score new` writes beside the model. */
const templateData: DataSet = { leads: 'data/leads.csv', events: 'data/events.csv', asOf: '2025-06-01' };

interface TemplateItem extends vscode.QuickPickItem {
  /** The file to copy; without it `score new` writes the model. */
  readonly file?: vscode.Uri;
}

export function register(context: vscode.ExtensionContext, client: ScoreClient): void {
  context.subscriptions.push(vscode.commands.registerCommand('score.newModel', begin));

  async function begin(): Promise<void> {
    const template = await vscode.window.showQuickPick(templates(context.extensionUri), {
      title: 'New Scoring Model (1 of 3)',
      placeHolder: 'What should it begin with?',
      matchOnDetail: true,
      ignoreFocusOut: true, // The walkthrough takes the focus when it ticks a step.
    });
    const parent = template === undefined ? undefined : await askForFolder();
    const name = parent === undefined ? undefined : await askForName(parent);
    if (template === undefined || parent === undefined || name === undefined) {
      return;
    }
    const folder = vscode.Uri.joinPath(parent, name);
    const model = vscode.Uri.joinPath(folder, `${name}.score`);
    try {
      if (template.file !== undefined) {
        await copy(template.file, model, name);
      } else if (await writeNew(parent, name)) {
        await keepData(folder, model);
      } else {
        return;
      }
    } catch (error) {
      void vscode.window.showErrorMessage(`The model was not made. ${describe(error)}`);
      return;
    }
    await vscode.window.showTextDocument(model, { preview: false });
    if (vscode.workspace.getWorkspaceFolder(model) === undefined) {
      void offerFolder(folder);
    }
  }

  /** Has `score new` write the model. @returns false where there is no .NET; that has been said then. */
  async function writeNew(parent: vscode.Uri, name: string): Promise<boolean> {
    const tool = await client.tool(true);
    if (tool === undefined) {
      return false;
    }
    try {
      await promisify(execFile)(tool.command, [...tool.args, 'new', name], { cwd: parent.fsPath });
    } catch (error) {
      const said = (error as { readonly stderr?: string }).stderr?.trim();
      throw said ? new Error(said) : error;
    }
    return true;
  }
}

/** What a model can begin with. The titles and descriptions of ready models stand in their first lines. */
async function templates(extension: vscode.Uri): Promise<TemplateItem[]> {
  const items: TemplateItem[] = [
    { label: '$(star) First model', detail: 'Fit, engagement, grades, stages, a hand-off to sales and tests, with a few leads and events to try it on.' },
  ];
  const folder = vscode.Uri.joinPath(extension, 'templates');
  const entries = existsSync(folder.fsPath) ? await vscode.workspace.fs.readDirectory(folder) : [];
  for (const [name] of entries.filter(([name]) => name.endsWith('.score')).sort()) {
    const file = vscode.Uri.joinPath(folder, name);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const described = /^(?:\/\/\/.*\n)+/.exec(text)?.[0].replaceAll(/^\/\/\/ ?/gm, '').replaceAll('\n', ' ').trim();
    items.push({ label: /^model "([^"]+)"/m.exec(text)?.[1] ?? name, ...(described === undefined ? {} : { detail: described }), file });
  }
  return items;
}

async function askForFolder(): Promise<vscode.Uri | undefined> {
  const defaultUri = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: 'New Scoring Model (2 of 3): where should its folder be made?',
    openLabel: 'Make It Here',
    canSelectFiles: false,
    canSelectFolders: true,
    ...(defaultUri === undefined ? {} : { defaultUri }),
  });
  return chosen?.[0];
}

function askForName(parent: vscode.Uri): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'New Scoring Model (3 of 3)',
    prompt: 'The name of the model, and of the folder that is made for it',
    value: 'my-model',
    ignoreFocusOut: true,
    validateInput: value => {
      const name = value.trim();
      if (name === '') {
        return 'Give it a name.';
      }
      if (/[\\/:*?"<>|\u0000-\u001f]|^\.+$|[. ]$/.test(name)) {
        return 'This cannot be the name of a folder.';
      }
      return existsSync(path.join(parent.fsPath, name)) ? `There is a '${name}' already.` : undefined;
    },
  }).then(name => name?.trim());
}

async function copy(template: vscode.Uri, model: vscode.Uri, name: string): Promise<void> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(template));
  const named = text.replace(/^model "(?:\\.|[^"\\])*"/m, () => `model ${JSON.stringify(name)}`);
  await vscode.workspace.fs.writeFile(model, new TextEncoder().encode(named));
}

/** Lets the editor know the data that was written with the model, so that the preview has leads at once. */
async function keepData(folder: vscode.Uri, model: vscode.Uri): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(model) === undefined) {
    const settings = JSON.stringify({ 'score.data': templateData }, null, 2) + '\n';
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, '.vscode/settings.json'), new TextEncoder().encode(settings));
  } else {
    await rememberData(model, templateData);
  }
}

async function offerFolder(folder: vscode.Uri): Promise<void> {
  const open = 'Open Folder';
  if ((await vscode.window.showInformationMessage('Open the folder of the new model to see all its files and to run its tests.', open)) === open) {
    await vscode.commands.executeCommand('vscode.openFolder', folder);
  }
}
