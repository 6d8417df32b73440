// The lead preview: what a model does to leads, while it is edited.
import * as vscode from 'vscode';
import type { ScoreClient } from '../client';
import type { KeptState } from './messages';
import { isSame, PreviewPanel, viewType } from './panel';

export function registerPreview(context: vscode.ExtensionContext, client: ScoreClient): void {
  const open = new Map<string, PreviewPanel>();
  context.subscriptions.push(
    vscode.commands.registerCommand('score.openPreview', show),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, kept: KeptState | undefined): Promise<void> {
        const model = kept?.uri ? vscode.Uri.parse(kept.uri) : undefined;
        if (model === undefined || open.has(model.toString())) {
          panel.dispose();
        } else {
          add(panel, model, kept);
        }
      },
    }),
    new vscode.Disposable(() => [...open.values()].forEach(panel => panel.dispose())),
  );

  /** Opens the preview of a model. @param model the model; without it that of the active editor. @param lead the id of a lead to explain. */
  async function show(model?: vscode.Uri, lead?: string): Promise<void> {
    const uri = model ?? modelInSight();
    if (uri === undefined) {
      void vscode.window.showInformationMessage('Open a scoring model (a .score file) first: the preview shows what it does to leads.');
      return;
    }
    const present = open.get(uri.toString());
    if (present !== undefined) {
      present.show(lead);
      return;
    }
    // The server knows texts that are open.
    await vscode.workspace.openTextDocument(uri);
    const panel = vscode.window.createWebviewPanel(viewType, 'Preview', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    add(panel, uri, lead === undefined ? undefined : { uri: uri.toString(), lead: { id: lead } });
  }

  function add(panel: vscode.WebviewPanel, model: vscode.Uri, kept?: KeptState): void {
    const preview = new PreviewPanel(panel, client, context.extensionUri, model, kept);
    open.set(model.toString(), preview);
    preview.onDidDispose(() => open.delete(model.toString()));
  }
}

/** The model in the active editor, or else in one that is on the screen. */
function modelInSight(): vscode.Uri | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor === undefined ? visibleTextEditors : [activeTextEditor, ...visibleTextEditors.filter(each => !isSame(each.document.uri, activeTextEditor.document.uri))];
  return editors.find(editor => editor.document.languageId === 'score')?.document.uri;
}
