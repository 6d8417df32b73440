import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How people would have VS Code set up, less what moves, asks or looks for news. */
const usual = {
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'editor.find.seedSearchStringFromSelection': 'never',
  'editor.fontFamily': "'DejaVu Sans Mono', monospace",
  'editor.minimap.enabled': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'testing.automaticallyOpenTestResults': 'neverOpen',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** What a started VS Code differs in from the usual. */
export interface CodeServerOptions {
  /** A folder of its own, in which everything it writes stays. */
  folder: string;
  /** The extension to install. */
  vsix: string;
  /** Settings of this machine beside those above. */
  settings?: object;
}

/** VS Code as a server on a free port of this machine, with the extension installed. */
export class CodeServer {
  readonly address: string;
  readonly #process: ChildProcess;
  readonly #data: string;

  private constructor(process: ChildProcess, address: string, data: string) {
    this.#process = process;
    this.#data = data;
    this.address = address;
  }

  /** Where its logs are, the extension's output among them. */
  get logs(): string {
    return join(this.#data, 'logs');
  }

  /** Changes the settings of this machine while it runs. */
  setMachineSettings(settings: object): void {
    setMachineSettings(this.#data, settings);
  }

  static async start({ folder, vsix, settings = {} }: CodeServerOptions): Promise<CodeServer> {
    const entry = join(import.meta.dirname, '../../.e2e/code-server/node_modules/code-server/out/node/entry.js');
    const data = join(folder, 'data');
    mkdirSync(join(data, 'User'), { recursive: true });
    mkdirSync(join(data, 'Machine'));
    writeFileSync(join(data, 'User/settings.json'), JSON.stringify(usual, null, 2));
    setMachineSettings(data, settings);
    writeFileSync(join(folder, 'config.yaml'), '');
    const places = ['--config', join(folder, 'config.yaml'), '--user-data-dir', data, '--extensions-dir', join(folder, 'extensions')];
    const env: NodeJS.ProcessEnv = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, DOTNET_NOLOGO: '1' };

    const installed = spawnSync(process.execPath, [entry, ...places, '--install-extension', vsix], { env, encoding: 'utf8' });
    if (installed.status !== 0) {
      throw new Error(`The extension could not be installed:\n${installed.stdout}${installed.stderr}`);
    }

    const server = spawn(
      process.execPath,
      [entry, ...places, '--bind-addr', '127.0.0.1:0', '--auth', 'none', '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override'],
      { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
    );
    const address = await addressOf(server);
    return new CodeServer(server, address, data);
  }

  /** Stops it with all that it has started. */
  async stop(): Promise<void> {
    const { pid } = this.#process;
    if (pid === undefined || this.#process.exitCode !== null) {
      return;
    }

    const gone = new Promise(resolve => this.#process.once('exit', resolve));
    process.kill(-pid, 'SIGTERM');
    const force = setTimeout(() => process.kill(-pid, 'SIGKILL'), 5_000);
    await gone;
    clearTimeout(force);
  }
}

function setMachineSettings(data: string, settings: object): void {
  writeFileSync(join(data, 'Machine/settings.json'), JSON.stringify(settings, null, 2));
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (text: Buffer): void => {
      output += text.toString();
      const address = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (address !== undefined) {
        resolve(address);
      }
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', code => reject(new Error(`VS Code ended with ${code} before it listened:\n${output}`)));
  });
}
