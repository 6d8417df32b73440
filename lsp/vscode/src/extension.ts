// Where the extension begins: every area registers itself, then the server is started.
import type * as vscode from 'vscode';
import { ScoreClient } from './client';
import * as commands from './commands';
import * as dataChoice from './dataChoice';
import * as explainLead from './explainLead';
import * as newModel from './newModel';
import { registerPreview } from './preview';
import * as runOnData from './runOnData';
import * as snippets from './snippets';
import * as status from './status';
import * as tasks from './tasks';
import * as testing from './testing';
import * as walkthrough from './walkthrough';

export function activate(context: vscode.ExtensionContext): void {
  const client = new ScoreClient(context);
  context.subscriptions.push(client);
  const areas = [status, commands, dataChoice, newModel, runOnData, explainLead, snippets, tasks, testing, walkthrough];
  for (const register of [...areas.map(area => area.register), registerPreview]) {
    register(context, client);
  }
  void client.start();
}
