// Which model a command is about, and where it is.
import * as vscode from 'vscode';
import type { ModelPlace } from './data';

export const languageId = 'score';

/** The models of the workspace, for findFiles. */
export const modelPattern = '**/*.score';
export const modelsAreNotIn = '**/{node_modules,bin,obj}/**';

/**
 * The model that a command is for: the one that was clicked, that of the active editor, one that can be seen, or the one that is
 * chosen among those of the workspace. Says so where there is none.
 */
export async function modelOf(clicked: unknown): Promise<vscode.TextDocument | undefined> {
  const uri = toUri(clicked);
  if (uri !== undefined) {
    return vscode.workspace.openTextDocument(uri);
  }
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor === undefined ? visibleTextEditors : [activeTextEditor, ...visibleTextEditors];
  const shown = editors.find(editor => editor.document.languageId === languageId);
  return shown?.document ?? chooseModel();
}

async function chooseModel(): Promise<vscode.TextDocument | undefined> {
  const files = await vscode.workspace.findFiles(modelPattern, modelsAreNotIn);
  const items = files
    .map(uri => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((one, other) => one.label.localeCompare(other.label));
  if (items.length === 0) {
    void vscode.window.showInformationMessage('Open a scoring model first: a file that ends in .score.');
    return undefined;
  }
  const chosen = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title: 'Which model?', ignoreFocusOut: true });
  return chosen && (await vscode.window.showTextDocument(chosen.uri)).document;
}

/** A URI that a menu, another command or the server gives. */
export function toUri(value: unknown): vscode.Uri | undefined {
  return value instanceof vscode.Uri ? value : typeof value === 'string' && value !== '' ? vscode.Uri.parse(value) : undefined;
}

/** Where a model is, with slashes. */
export function placeOf(model: vscode.Uri): ModelPlace {
  const folder = vscode.workspace.getWorkspaceFolder(model);
  return { model: slashes(model), folder: folder === undefined ? undefined : slashes(folder.uri) };
}

/** The path of a file, with slashes on every platform. */
export function slashes(uri: vscode.Uri): string {
  return uri.fsPath.replaceAll('\\', '/');
}
