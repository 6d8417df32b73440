// Runs the tests: node run.ts [--only TEXT] [--accept-screenshots]
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { CodeServer } from './code-server.ts';
import { Editor } from './editor.ts';
import { coding } from './coding.ts';
import { page as extensionPage } from './page.ts';
import { preview } from './preview.ts';
import type { Stage, Test } from './test.ts';
import { testing } from './testing.ts';
import { withoutDotnet } from './without-dotnet.ts';

const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' }, 'accept-screenshots': { type: 'boolean', default: false } } });
const root = join(import.meta.dirname, '../../../..');
const extension = join(root, 'lsp/vscode');
const artifacts = join(extension, 'test/artifacts');
const accepted = join(root, 'docs/images/editor');

/** The largest picture that documents show, in bytes. */
const largest = 200_000;

/** The longest that one test may take, so that a hanging one does not hold up the rest. */
const limit = 240_000;

const tests: Test[] = [...coding, ...testing, ...preview, ...withoutDotnet, ...extensionPage].filter(test => test.name.includes(options.only));
rmSync(artifacts, { recursive: true, force: true });
mkdirSync(artifacts, { recursive: true });
const packages = existsSync(join(extension, 'dist')) ? readdirSync(join(extension, 'dist')).filter(name => name.endsWith('.vsix')) : [];
const vsix = packages.map(name => join(extension, 'dist', name)).sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
if (vsix === undefined) {
  throw new Error('There is no .vsix in lsp/vscode/dist: run npm run package.');
}

const scratch = mkdtempSync(join(tmpdir(), 'scoringdsl-e2e-'));
const servers = new Map<string, CodeServer>();
let browser: Browser | undefined;
let passed = 0;
let failed = 0;
try {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  for (const [index, test] of tests.entries()) {
    const start = performance.now();
    const problem = await runTest(browser, test, index);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${problem === undefined ? '✓' : '✗'} ${test.name} (${seconds} s)`);
    if (problem === undefined) {
      passed++;
    } else {
      failed++;
      console.log(problem.replaceAll(/^/gm, '    '));
    }
  }
} finally {
  await browser?.close();
  await Promise.all([...servers.values()].map(server => server.stop()));
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}

if (options['accept-screenshots'] && failed === 0) {
  mkdirSync(accepted, { recursive: true });
  for (const name of tests.flatMap(test => test.screenshots ?? [])) {
    const size = statSync(join(artifacts, name)).size;
    if (size > largest) {
      throw new Error(`${name} has ${size} bytes, more than a page should load for a picture.`);
    }
    cpSync(join(artifacts, name), join(accepted, name));
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** Runs a test in a window of its own, over a folder of its own. Gives what went wrong. */
async function runTest(browser: Browser, test: Test, index: number): Promise<string | undefined> {
  const folder = join(scratch, `workspace-${index}`, test.sample);
  cpSync(join(root, 'samples', test.sample), folder, { recursive: true });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const messages: string[] = [];
  page.on('pageerror', error => messages.push(`page: ${error.message}`));
  const timer = new AbortController();
  try {
    await test.prepare?.(folder);
    const server = await serverOf(test);
    const late = new Promise<never>((_, reject) => {
      const timeout = setTimeout(() => reject(new Error(`The test took longer than ${limit / 1000} seconds.`)), limit);
      timer.signal.addEventListener('abort', () => clearTimeout(timeout));
    });
    const body = (async () => {
      const editor = await Editor.open(page, server.address, folder);
      const stage: Stage = { editor, server, screenshot: async name => void (await page.screenshot({ path: join(artifacts, name), animations: 'disabled' })) };
      await test.run(editor, stage);
    })();
    await Promise.race([body, late]);
    return undefined;
  } catch (error) {
    const name = `failed-${test.name.replaceAll(/[^a-z0-9]+/gi, '-')}`;
    await page.screenshot({ path: join(artifacts, `${name}.png`) }).catch(() => undefined);
    for (const [kind, server] of servers) {
      if (existsSync(server.logs)) {
        cpSync(server.logs, join(artifacts, `${name}-logs-${kind}`), { recursive: true });
      }
    }
    return [error instanceof Error ? error.stack ?? error.message : String(error), ...messages].join('\n');
  } finally {
    timer.abort();
    await context.close();
  }
}

/** The VS Code that a test works in; tests with the usual settings share one. */
async function serverOf(test: Test): Promise<CodeServer> {
  const kind = test.settings === undefined ? 'usual' : `own-${servers.size}`;
  let server = servers.get(kind);
  if (server === undefined) {
    const folder = join(scratch, kind);
    mkdirSync(folder);
    server = await CodeServer.start({ folder, vsix: vsix ?? '', settings: test.settings ?? {} });
    servers.set(kind, server);
  }

  return server;
}
