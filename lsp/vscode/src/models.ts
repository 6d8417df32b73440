// Which model a command is about, and where it is.
import * as vscode from 'vscode';
import type { ModelPlace } from './data';

export const languageId = 'score';

/** The model that a command was called for: the one that was clicked, or that of the active editor. Says so where there is none. */
export async function modelOf(clicked: unknown): Promise<vscode.TextDocument | undefined> {
  const uri = toUri(clicked);
  if (uri !== undefined) {
    return vscode.workspace.openTextDocument(uri);
  }
  const active = vscode.window.activeTextEditor?.document;
  if (active?.languageId === languageId) {
    return active;
  }
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document.languageId === languageId)?.document;
  if (shown === undefined) {
    void vscode.window.showInformationMessage('Open a scoring model first: a file that ends in .score.');
  }
  return shown;
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
