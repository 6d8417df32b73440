// The frame of the page, and what it may load.
import * as vscode from 'vscode';
import { randomBytes } from 'node:crypto';

/** The page of a model. Nothing but the extension's own style and script can be loaded. */
export function html(webview: vscode.Webview, extension: vscode.Uri, model: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media/preview/preview.css'));
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'out/preview.js'));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Lead preview</title>
  <link rel="stylesheet" href="${style.toString()}">
</head>
<body>
  <div id="page" data-uri="${escape(model.toString())}"></div>
  <script nonce="${nonce}" src="${script.toString()}"></script>
</body>
</html>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
