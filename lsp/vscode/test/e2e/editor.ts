import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { patience, until } from './waiting.ts';

/** VS Code in a browser, worked in by keyboard and mouse. */
export class Editor {
  readonly page: Page;
  /** The folder that is open. */
  readonly folder: string;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
  }

  /** Opens VS Code at a folder. */
  static async open(page: Page, address: string, folder: string): Promise<Editor> {
    page.setDefaultTimeout(patience);
    await page.goto(`${address}/?folder=${encodeURIComponent(folder)}`);
    await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
    return new Editor(page, folder);
  }

  /** Runs a command of the palette by its title as it stands there, category included. */
  async run(title: string): Promise<void> {
    await this.choose(() => this.page.keyboard.press('F1'), `>${title}`, title);
  }

  /** Loads the window anew, as VS Code does it by itself. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    const title = 'Developer: Reload Window';
    await (await this.entry(() => this.page.keyboard.press('F1'), `>${title}`, title)).click();
    await loaded;
    await this.page.locator('.monaco-workbench .tab').first().waitFor();
  }

  /** Opens a file by a path in the folder, through Go to File. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').pop() ?? path;
    await this.choose(() => this.page.keyboard.press('Control+p'), path, name);
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.group.locator('.view-line').first().waitFor();
    await this.focus();
  }

  /** Opens a quick pick, types into it and takes the entry that begins with a text. */
  async choose(show: () => Promise<void>, typed: string, entry: string): Promise<void> {
    await (await this.entry(show, typed, entry)).click();
    // What was taken may ask the next question in the same place.
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await until('the list to close', async () => !(await input.isVisible()) || (await input.inputValue()) !== typed);
    // The mouse lies on nothing that would tell about itself.
    await this.page.mouse.move(0, 0);
  }

  /** Opens a quick pick, types into it and finds the entry that begins with a text. */
  private async entry(show: () => Promise<void>, typed: string, entry: string): Promise<Locator> {
    const widget = this.page.locator('.quick-input-widget');
    const input = widget.locator('.quick-input-box input');
    await until(`the list to choose ${entry} from`, async () => {
      if (!(await input.isVisible())) {
        await show();
      }
      return await input.isVisible();
    });
    await input.fill(typed);
    return widget.locator('.quick-input-list .monaco-list-row', { has: this.page.locator('.label-name', { hasText: entry }) }).first();
  }

  /** The group of editors that is active. */
  get group(): Locator {
    return this.page.locator('.editor-group-container.active');
  }

  /** Puts the keyboard into the active text editor. */
  async focus(): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await until('the text editor to have the keyboard', async () =>
      await this.group.evaluate(group => group.querySelector('.monaco-editor')?.contains(document.activeElement)));
  }

  /** Selects the first place of a text in the active editor. */
  async find(text: string): Promise<void> {
    const { keyboard } = this.page;
    await this.focus();
    await keyboard.press('Control+Home');
    await keyboard.press('Control+f');
    const widget = this.group.locator('.find-widget.visible');
    const input = widget.locator('.find-part textarea');
    await input.waitFor();
    // The same text again would not be looked for again.
    await input.fill('');
    await input.fill(text);
    await until(`the text '${text}'`, async () => /^1 /.test(await widget.locator('.matchesCount').innerText()));
    await keyboard.press('Escape');
    await widget.waitFor({ state: 'detached' }).catch(() => widget.waitFor({ state: 'hidden' }));
    await this.focus();
  }

  /** Puts the cursor behind the first place of a text. */
  async goAfter(text: string): Promise<void> {
    await this.find(text);
    await this.page.keyboard.press('ArrowRight');
  }

  /** Puts the cursor before the first place of a text. */
  async goBefore(text: string): Promise<void> {
    await this.find(text);
    await this.page.keyboard.press('ArrowLeft');
  }

  /** Replaces the first place of a text, as by typing; the suggestions that come up are closed. */
  async replace(text: string, replacement: string): Promise<void> {
    await this.find(text);
    await this.page.keyboard.insertText(replacement);
  }

  /** Makes the text begin at the left again, for a picture. */
  async tidy(): Promise<void> {
    await this.page.keyboard.press('Home');
    await this.page.mouse.move(0, 0);
  }

  /** The lines of the active editor that are on the screen. */
  async visibleLines(): Promise<string[]> {
    const lines = await this.group.locator('.monaco-editor').first().locator('.view-line').evaluateAll(all =>
      all
        .map(line => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
        .sort((one, other) => one.top - other.top)
        .map(line => line.text));
    return lines.map(line => line.replaceAll('\u00a0', ' '));
  }

  /** Waits until a line on the screen holds a text, and gives the line. */
  async waitForLine(text: string): Promise<string> {
    return await until(`a line with '${text}'`, async () => (await this.visibleLines()).find(line => line.includes(text)));
  }

  /** The parts of a line on the screen that are coloured alike, with their colours. */
  async colours(text: string): Promise<{ text: string; colour: string }[]> {
    const line = this.group.locator('.view-line', { hasText: text.replaceAll(' ', '\u00a0') }).first();
    return await line.locator('span > span').evaluateAll(parts =>
      parts.map(part => ({ text: (part.textContent ?? '').replaceAll('\u00a0', ' ').trim(), colour: getComputedStyle(part).color })));
  }

  /** The squiggles on the screen. */
  squiggles(severity: 'error' | 'warning' | 'info'): Locator {
    return this.group.locator(`.squiggly-${severity}`);
  }

  /** Opens the quick fixes at the cursor and takes the one that begins with a text. */
  async quickFix(title: string): Promise<void> {
    const list = this.page.locator('.action-widget:not(.action-list-submenu-panel)');
    const action = list.locator('.monaco-list-row.action', { hasText: title }).first();
    await until(`the quick fix '${title}'`, async () => {
      if (!(await list.isVisible())) {
        await this.page.keyboard.press('Control+.');
        await list.waitFor({ timeout: 5_000 });
      }
      if (await action.isVisible()) {
        return true;
      }
      await this.page.keyboard.press('Escape');
      return false;
    });
    await action.click();
    await list.waitFor({ state: 'hidden' });
  }

  /** What the hover at the cursor says. */
  async hover(): Promise<string> {
    const widget = this.page.locator('[widgetid="editor.contrib.resizableContentHoverWidget"]');
    const hover = widget.locator('.hover-contents').first();
    await until('the hover', async () => {
      if (!(await hover.isVisible())) {
        await this.page.keyboard.press('Control+k');
        await this.page.keyboard.press('Control+i');
        await hover.waitFor({ timeout: 5_000 });
      }
      return await hover.isVisible();
    });
    const texts = await until('the text of the hover', async () => {
      const all = await widget.locator('.hover-contents').allInnerTexts();
      return !all.some(text => text.includes('Loading')) && all.length > 0 && all;
    });
    return texts.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Asks for suggestions at the cursor and gives the row of the one with a label. */
  async suggestion(label: string): Promise<Locator> {
    const widget = this.page.locator('.suggest-widget.visible');
    const row = widget.locator('.monaco-list-row', { has: this.page.locator('.label-name', { hasText: new RegExp(`^${label}$`) }) }).first();
    await until(`the suggestion '${label}'`, async () => {
      if (!(await widget.isVisible())) {
        await this.page.keyboard.press('Control+Space');
        await widget.waitFor({ timeout: 5_000 });
      }
      return await row.isVisible();
    });
    return row;
  }

  /** Gives what the cursor is on a new name, wherever it stands. */
  async rename(name: string): Promise<void> {
    const input = this.page.locator('.rename-box input, .rename-input-with-button input').first();
    await until('the box for the new name', async () => {
      if (!(await input.isVisible())) {
        await this.page.keyboard.press('F2');
        await input.waitFor({ timeout: 5_000 });
      }
      return await input.isVisible();
    });
    await input.fill(name);
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Saves all files and waits until none is left to save. */
  async saveAll(): Promise<void> {
    await this.run('File: Save All');
    await until('all files to be saved', async () => (await this.page.locator('.tab.dirty').count()) === 0);
  }

  /** A file of the folder as it is on the disk. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** What is in a webview; there must be one. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** The notification that holds a text. */
  notification(text: string): Locator {
    return this.page.locator('.notification-toast .notification-list-item', { hasText: text });
  }
}
