// Snippets for as long as the language server is off. When it is up, it proposes its own, which know where they fit.
import * as vscode from 'vscode';
import type { ScoreClient } from './client';
import { languageId } from './models';
import snippets from '../snippets/score.json';

export function register(context: vscode.ExtensionContext, client: ScoreClient): void {
  const items = Object.values(snippets).flatMap(({ prefix, description, body }) =>
    [prefix].flat().map(label => {
      const item = new vscode.CompletionItem({ label, description }, vscode.CompletionItemKind.Snippet);
      const text = body.join('\n');
      item.insertText = new vscode.SnippetString(text);
      item.documentation = new vscode.MarkdownString().appendCodeblock(text.replace(/\$\{\d+[:|]([^,|}]*)[^}]*\}|\$0/g, '$1'), languageId);
      return item;
    }),
  );
  context.subscriptions.push(
    vscode.languages.registerCompletionItemProvider(languageId, {
      provideCompletionItems: () => (client.state === 'running' || client.state === 'starting' ? [] : items),
    }),
  );
}
