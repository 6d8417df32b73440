// Where the extension begins: every area registers itself, then the server is started.
import type * as vscode from 'vscode';
import { ScoreClient } from './client';
import * as commands from './commands';
import { registerPreview } from './preview';
import * as status from './status';

export function activate(context: vscode.ExtensionContext): void {
  const client = new ScoreClient(context);
  context.subscriptions.push(client);
  for (const register of [status.register, commands.register, registerPreview]) {
    register(context, client);
  }
  void client.start();
}
