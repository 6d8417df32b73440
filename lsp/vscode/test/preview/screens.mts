// Takes pictures of the preview's page outside VS Code, with recorded figures, into test/artifacts/preview: node screens.mts
// It wants `npm run build`, and playwright-core where ../e2e.sh installs it.
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { BrowserType, Page } from 'playwright-core';

const { chromium } = createRequire(join(import.meta.dirname, '../e2e/'))('playwright-core') as { chromium: BrowserType };
const extension = join(import.meta.dirname, '../..');
const pictures = join(extension, 'test/artifacts/preview');
const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json' };

/** What to look at: a name, the page's query, its width and height, and what is done first. */
const screens: { name: string; query: string; width: number; height: number; act?: (page: Page) => Promise<void> }[] = [
  { name: 'lead-dark', query: 'theme=dark', width: 620, height: 1250 },
  { name: 'lead-light', query: 'theme=light', width: 620, height: 1250 },
  { name: 'lead-narrow', query: 'theme=dark', width: 320, height: 1250 },
  { name: 'all-dark', query: 'theme=dark&tab=all', width: 620, height: 1500 },
  { name: 'all-light', query: 'theme=light&tab=all', width: 620, height: 1500 },
  { name: 'all-narrow', query: 'theme=light&tab=all', width: 320, height: 1500 },
  { name: 'wide-light', query: 'theme=light', width: 1300, height: 1250 },
  { name: 'contrast', query: 'theme=contrast', width: 1300, height: 1250 },
  { name: 'picker', query: 'theme=dark', width: 620, height: 560, act: page => page.locator('#lead').click() },
  { name: 'errors', query: 'theme=dark&state=errors&folded=engagement', width: 620, height: 700 },
  { name: 'no-data', query: 'theme=dark&state=noData', width: 620, height: 500 },
  { name: 'no-figures', query: 'theme=light&state=noFigures', width: 620, height: 500 },
  { name: 'no-worker', query: 'theme=light&state=noWorker', width: 620, height: 500 },
  { name: 'working', query: 'theme=dark&state=working', width: 620, height: 500 },
];

const files = createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  try {
    const content = await readFile(join(extension, path));
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise<void>(resolve => files.listen(0, '127.0.0.1', resolve));
const { port } = files.address() as AddressInfo;
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
mkdirSync(pictures, { recursive: true });
for (const { name, query, width, height, act } of screens) {
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('pageerror', error => console.error(`${name}: ${error.message}`));
  await page.goto(`http://127.0.0.1:${port}/test/preview/harness.html?${query}`);
  await page.locator('.panels, .notice').first().waitFor();
  await page.waitForLoadState('networkidle');
  await act?.(page);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.close();
}
await browser.close();
files.close();
