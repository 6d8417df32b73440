// The tests of models in the Test Explorer, and the command behind the lens "Run test".
import * as vscode from 'vscode';
import type { ScoreClient } from '../client';
import { modelOf } from '../models';
import { runTests } from './testRun';
import { TestTree } from './testTree';

export function register(context: vscode.ExtensionContext, client: ScoreClient): void {
  const controller = vscode.tests.createTestController('score', 'Scoring models');
  const tree = new TestTree(controller, client);
  const profile = controller.createRunProfile('Run', vscode.TestRunProfileKind.Run, run, true);
  context.subscriptions.push(controller, tree, profile, vscode.commands.registerCommand('score.runTests', runInFile));

  async function run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    void vscode.commands.executeCommand('setContext', 'score.hasRunTests', true);
    await runTests(controller, tree, client, request, token);
  }

  /** Runs the tests of a model, or those with these ids. */
  async function runInFile(clicked?: unknown, ids?: readonly string[]): Promise<void> {
    const model = await modelOf(clicked);
    if (model === undefined) {
      return;
    }
    const wanted = Array.isArray(ids) && ids.length > 0 ? ids : [undefined];
    const items = (await Promise.all(wanted.map(id => tree.find(model.uri, id)))).filter(item => item !== undefined);
    if (items.length === 0) {
      void vscode.window.showInformationMessage(
        client.state === 'running' ? 'There are no tests in this file.' : 'The language server is off, so tests cannot be run.',
      );
      return;
    }
    const source = new vscode.CancellationTokenSource();
    try {
      await run(new vscode.TestRunRequest(items, undefined, profile), source.token);
    } finally {
      source.dispose();
    }
  }
}
