// The lead preview: how many leads the model scores, and how a lead stands.
import * as vscode from 'vscode';
import { describe, type ScoreClient } from '../client';
import type { PreviewAnswer, PreviewRequest } from '../protocol';

export function registerPreview(context: vscode.ExtensionContext, client: ScoreClient): void {
  context.subscriptions.push(vscode.commands.registerCommand('score.openPreview', open));

  /** Opens the preview of a model. @param model the model; without it that of the active editor. @param lead the id of a lead to explain. */
  async function open(model?: vscode.Uri, lead?: string): Promise<void> {
    const uri = model ?? vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined) {
      return;
    }
    const request: PreviewRequest = { textDocument: { uri: uri.toString() }, ...(lead === undefined ? {} : { lead }) };
    try {
      const answer = await client.request<PreviewAnswer>('score/preview', request);
      void vscode.window.showInformationMessage(
        answer?.message ?? (answer?.state === 'ok' ? `${answer.model}: ${answer.leads} leads as of ${answer.asOf}.` : 'There is nothing to preview.'),
      );
    } catch (error) {
      void vscode.window.showErrorMessage(describe(error));
    }
  }
}
