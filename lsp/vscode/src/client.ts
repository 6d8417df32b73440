// The language server's life: starts it with the .NET that is found, says how it is, and carries requests to it.
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, State, type LanguageClientOptions } from 'vscode-languageclient/node';
import { findDotnet, neededVersion, type DotnetSearch } from './dotnet';
import { thisMachine } from './machine';

/** How the server is. */
export type ServerState = 'starting' | 'running' | 'stopped' | 'noDotnet';

const downloadPage = vscode.Uri.parse('https://dotnet.microsoft.com/download');
const restartsInARow = 4;
const restartWindowMilliseconds = 180_000;

/** Carries requests to the language server. Handlers stay when the server is started again. */
export class ScoreClient implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel('Scoring models', { log: true });
  private readonly stateChanged = new vscode.EventEmitter<ServerState>();
  /** Fires when the server starts, runs or ends. */
  readonly onDidChangeState = this.stateChanged.event;
  private readonly handlers = new Set<{ readonly method: string; readonly handle: (parameters: never) => void }>();
  private client: LanguageClient | undefined;
  private current: ServerState = 'stopped';
  private dotnetPath: string | undefined;
  private closings: number[] = [];
  private starting: Promise<void> | undefined;

  constructor(private readonly context: vscode.ExtensionContext) {
    context.subscriptions.push(
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('score.dotnetPath')) {
          void this.restart();
        }
      }),
    );
  }

  /** How the server is now. */
  get state(): ServerState {
    return this.current;
  }

  /** Starts the server. Where there is no .NET it says so and leaves the server off. */
  start(): Promise<void> {
    this.starting ??= this.startOnce().finally(() => (this.starting = undefined));
    return this.starting;
  }

  /** Ends the server if it runs, and starts it. */
  async restart(): Promise<void> {
    await this.stop();
    this.closings = [];
    await this.start();
  }

  /** Ends the server. */
  async stop(): Promise<void> {
    await this.starting;
    const client = this.client;
    this.client = undefined;
    this.set('stopped');
    try {
      await client?.dispose();
    } catch (error) {
      this.output.warn(`The language server did not end as it should: ${describe(error)}`);
    }
  }

  dispose(): void {
    void this.stop().finally(() => this.output.dispose());
    this.stateChanged.dispose();
  }

  /**
   * Asks the server.
   * @returns its answer; undefined where the server does not run.
   * @throws what the server answers as an error, and cancellation.
   */
  async request<TAnswer>(method: string, parameters: object, token?: vscode.CancellationToken): Promise<TAnswer | undefined> {
    await this.starting;
    if (!this.client?.isRunning()) {
      return undefined;
    }
    // An undefined token would be sent as a second parameter.
    return token === undefined ? this.client.sendRequest<TAnswer>(method, parameters) : this.client.sendRequest<TAnswer>(method, parameters, token);
  }

  /** Hears what the server sends of itself, also after it was started again. */
  onNotification<T>(method: string, handle: (parameters: T) => void): vscode.Disposable {
    const handler = { method, handle };
    this.handlers.add(handler);
    this.client?.onNotification(method, (parameters: T) => this.hear(method, parameters));
    return new vscode.Disposable(() => this.handlers.delete(handler));
  }

  /** A URI as the server spells it. */
  uriOf(uri: vscode.Uri): string {
    return this.client?.code2ProtocolConverter.asUri(uri) ?? uri.toString();
  }

  /** A position, range or location of the server as the editor has it. */
  get converter(): LanguageClient['protocol2CodeConverter'] | undefined {
    return this.client?.protocol2CodeConverter;
  }

  /**
   * The command line of the carried `score` tool.
   * @param isAskedFor whether people wait for it, so that they should be told where there is no .NET.
   * @returns undefined where there is no .NET.
   */
  async tool(isAskedFor: boolean): Promise<{ readonly command: string; readonly args: readonly string[] } | undefined> {
    const dotnet = this.dotnetPath ?? (await this.findDotnet(isAskedFor));
    return dotnet === undefined ? undefined : { command: dotnet, args: [this.toolPath] };
  }

  private get toolPath(): string {
    return this.context.asAbsolutePath('score/score.dll');
  }

  private async startOnce(): Promise<void> {
    if (this.client !== undefined) {
      return;
    }
    this.set('starting');
    const dotnet = await this.findDotnet(true);
    if (dotnet === undefined) {
      this.set('noDotnet');
      return;
    }
    const client = new LanguageClient(
      'score',
      'Scoring models',
      { command: dotnet, args: [this.context.asAbsolutePath('server/score-language-server.dll')] },
      this.options(dotnet),
    );
    this.client = client;
    client.onDidChangeState(change => {
      if (this.client === client) {
        this.set(change.newState === State.Running ? 'running' : change.newState === State.Starting ? 'starting' : 'stopped');
      }
    });
    for (const method of new Set([...this.handlers].map(handler => handler.method))) {
      client.onNotification(method, (parameters: unknown) => this.hear(method, parameters));
    }
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      this.set('stopped');
      this.output.error(`The language server did not start: ${describe(error)}`);
      void this.offerOutput('The language server for scoring models did not start.');
    }
  }

  private options(dotnet: string): LanguageClientOptions {
    return {
      documentSelector: [
        { scheme: 'file', language: 'score' },
        { scheme: 'untitled', language: 'score' },
      ],
      outputChannel: this.output,
      initializationOptions: { clientCommands: true, renameCommand: 'score.rename', worker: { command: dotnet, args: [this.toolPath, 'worker'] } },
      synchronize: { configurationSection: 'score' },
      // What the server prints is for those who look for a fault: it is no error by itself.
      stdioOptions: { stdout: () => undefined, stderr: (stream, output) => createInterface(stream).on('line', line => output.info(line)) },
      // A server that keeps ending is left alone after a while; the status item starts it again.
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          const now = Date.now();
          this.closings = [...this.closings.filter(at => now - at < restartWindowMilliseconds), now];
          if (this.closings.length <= restartsInARow) {
            return { action: CloseAction.Restart, handled: true };
          }
          void this.offerOutput('The language server for scoring models has ended several times and is off now.');
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
  }

  private hear<T>(method: string, parameters: T): void {
    for (const handler of [...this.handlers].filter(each => each.method === method)) {
      handler.handle(parameters as never);
    }
  }

  private async findDotnet(says: boolean): Promise<string | undefined> {
    const setting = vscode.workspace.getConfiguration('score').get('dotnetPath', '');
    const search = await findDotnet(setting, thisMachine);
    if (search.kind === 'found') {
      this.output.info(`.NET ${search.version}: ${search.path}`);
      this.dotnetPath = search.path;
      return search.path;
    }
    this.dotnetPath = undefined;
    if (says) {
      this.output.warn(explain(search));
      void this.offerDotnet(search);
    }
    return undefined;
  }

  private async offerDotnet(search: DotnetSearch): Promise<void> {
    const get = 'Get .NET';
    const setting = 'Open Setting';
    const again = 'Try Again';
    const choices = search.kind === 'wrongSetting' ? [setting, get, again] : [get, setting, again];
    const chosen = await vscode.window.showWarningMessage(explain(search), ...choices);
    if (chosen === get) {
      await vscode.env.openExternal(downloadPage);
    } else if (chosen === setting) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'score.dotnetPath');
    } else if (chosen === again) {
      await this.restart();
    }
  }

  private async offerOutput(message: string): Promise<void> {
    const show = 'Show Output';
    const restart = 'Restart';
    const chosen = await vscode.window.showErrorMessage(message, show, restart);
    if (chosen === show) {
      this.output.show();
    } else if (chosen === restart) {
      await this.restart();
    }
  }

  private set(state: ServerState): void {
    if (this.current !== state) {
      this.current = state;
      this.stateChanged.fire(state);
    }
  }
}

function explain(search: DotnetSearch): string {
  const need = `Help with scoring models needs the .NET ${neededVersion} runtime`;
  switch (search.kind) {
    case 'wrongSetting':
      return `${need}. The setting 'score.dotnetPath' is '${search.path}', and that is not a program that runs.`;
    case 'tooOld':
      return search.versions[0] === undefined ? `${need}, which was not found.` : `${need}. Only version ${search.versions[0]} was found.`;
    default:
      return `${need}, which was not found. Colours and snippets work without it.`;
  }
}

/** The text of whatever was thrown. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
