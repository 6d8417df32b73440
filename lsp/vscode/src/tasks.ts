// The carried `score` tool in the terminal: as tasks that people start, and for the commands of the extension.
import * as vscode from 'vscode';
import type { ScoreClient } from './client';

const type = 'score';

/** A task as tasks.json has it. */
interface ScoreTask extends vscode.TaskDefinition {
  /** What the tool does: check, test or fmt. */
  readonly command: string;
  /** Files or folders; without them the workspace's folder. */
  readonly paths?: readonly string[];
}

export function register(context: vscode.ExtensionContext, client: ScoreClient): void {
  context.subscriptions.push(
    vscode.tasks.registerTaskProvider(type, {
      async provideTasks() {
        const tasks: vscode.Task[] = [];
        for (const folder of vscode.workspace.workspaceFolders ?? []) {
          for (const command of ['check', 'test']) {
            const task = await build({ type, command }, folder);
            if (task !== undefined) {
              tasks.push(task);
            }
          }
        }
        return tasks;
      },
      resolveTask(task) {
        const folder = typeof task.scope === 'object' ? task.scope : vscode.workspace.workspaceFolders?.[0];
        return folder === undefined ? undefined : build(task.definition as ScoreTask, folder);
      },
    }),
  );

  async function build(definition: ScoreTask, folder: vscode.WorkspaceFolder): Promise<vscode.Task | undefined> {
    const tool = await client.tool(false);
    if (tool === undefined) {
      return undefined;
    }
    const run = new vscode.ProcessExecution(tool.command, [...tool.args, definition.command, ...(definition.paths ?? ['.'])], { cwd: folder.uri.fsPath });
    const task = new vscode.Task(definition, folder, `${definition.command} all models`, 'Score', run, '$score');
    task.group = definition.command === 'test' ? vscode.TaskGroup.Test : vscode.TaskGroup.Build;
    return task;
  }
}

/** Runs the tool in the terminal. Says what is wrong where there is no .NET. */
export async function runTool(client: ScoreClient, name: string, folder: vscode.Uri, ...args: string[]): Promise<void> {
  const tool = await client.tool(true);
  if (tool === undefined) {
    return;
  }
  const run = new vscode.ProcessExecution(tool.command, [...tool.args, ...args], { cwd: folder.fsPath });
  const scope = vscode.workspace.getWorkspaceFolder(folder) ?? vscode.TaskScope.Workspace;
  const task = new vscode.Task({ type, command: args[0] ?? '' }, scope, name, 'Score', run);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true, panel: vscode.TaskPanelKind.Shared, echo: false };
  await vscode.tasks.executeTask(task);
}
