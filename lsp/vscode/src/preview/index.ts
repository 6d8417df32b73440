// The lead preview: what a model does to leads, while it is edited.
import * as vscode from 'vscode';
import type { ScoreClient } from '../client';
import { modelOf } from '../models';
import type { KeptState } from './messages';
import { PreviewPanel, viewType } from './panel';

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

  /** Opens the preview of a model. @param clicked the model; without it that of the active editor. @param lead the id of a lead to explain. */
  async function show(clicked?: unknown, lead?: unknown): Promise<void> {
    // The server knows texts that are open, and this opens it.
    const uri = (await modelOf(clicked))?.uri;
    if (uri === undefined) {
      return;
    }
    // Menus give what is selected beside.
    const chosen = typeof lead === 'string' ? lead : undefined;
    const present = open.get(uri.toString());
    if (present !== undefined) {
      present.show(chosen);
      return;
    }
    const panel = vscode.window.createWebviewPanel(viewType, 'Preview', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    add(panel, uri, chosen === undefined ? undefined : { uri: uri.toString(), lead: { id: chosen } });
  }

  function add(panel: vscode.WebviewPanel, model: vscode.Uri, kept?: KeptState): void {
    const preview = new PreviewPanel(panel, client, context.extensionUri, model, kept);
    open.set(model.toString(), preview);
    preview.onDidDispose(() => open.delete(model.toString()));
  }
}
