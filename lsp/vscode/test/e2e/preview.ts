import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { data, setSettings, settingsOf } from './settings.ts';
import type { Test } from './test.ts';
import { until } from './waiting.ts';

const best = 'L0106';

/** The lead preview. */
export const preview: Test[] = [
  {
    name: 'The preview asks for data, and shows leads once it has some',
    sample: 'b2b-saas',
    async run(editor, { screenshot }) {
      await editor.openFile('model.score');
      await editor.run('Score: Open Lead Preview');
      const page = editor.webview;
      await page.getByText('See what your rules do to real leads').waitFor();
      await screenshot('preview-without-data.png');
      await page.getByRole('button', { name: 'Choose leads and events' }).click();
      const list = editor.page.locator('.quick-input-widget');
      await list.getByText('leads.csv').click();
      await list.locator('.monaco-list-row', { hasText: 'events.csv' }).locator('.monaco-checkbox').click();
      await list.getByRole('button', { name: 'OK' }).click();
      await page.getByText('300 leads · 14,089 events').waitFor();
      assert.deepEqual(settingsOf(editor.folder)['score.data'], { 'model.score': { leads: data.leads, events: data.events } });
    },
  },
  {
    name: 'The preview follows what is typed',
    sample: 'b2b-saas',
    screenshots: ['preview.png', 'preview-all-leads.png'],
    prepare: folder => setSettings(folder, { 'score.data': data }),
    async run(editor, { screenshot }) {
      await editor.openFile('model.score');
      await editor.run('View: Toggle Primary Side Bar Visibility');
      await editor.run('Score: Open Lead Preview');
      const page = editor.webview;
      await page.getByText('300 leads · 14,089 events · as of 2025-06-01').waitFor();
      assert.equal(await scoreOf(page, 'Fit'), '60');
      await page.getByText('Handed to sales because').waitFor();

      const scrolled = await page.locator('body').evaluate(body => {
        body.ownerDocument.documentElement.scrollTop = 30;
        return body.ownerDocument.documentElement.scrollTop;
      });
      await editor.find('50..499   => +25');
      await editor.page.keyboard.type('50..499   => +40', { delay: 20 });
      await until('the new score', async () => (await scoreOf(page, 'Fit')) === '75');
      await page.getByRole('tab', { name: /^All leads \d+ moved$/ }).waitFor();
      assert.equal(await page.locator('body').evaluate(body => body.ownerDocument.documentElement.scrollTop), scrolled);
      await page.locator('body').evaluate(body => (body.ownerDocument.documentElement.scrollTop = 0));
      await editor.tidy();
      await screenshot('preview.png');
      await page.getByRole('tab', { name: 'All leads' }).click();
      await page.getByText(/of 300 leads move to another band/).waitFor();
      await screenshot('preview-all-leads.png');

      await editor.saveAll();
      await page.getByText('No difference yet.').waitFor();
    },
  },
  {
    name: 'With errors in the model, the preview keeps its figures and says so',
    sample: 'b2b-saas',
    prepare: folder => setSettings(folder, { 'score.data': data }),
    async run(editor, { screenshot }) {
      await editor.openFile('model.score');
      await editor.run('Score: Open Lead Preview');
      const page = editor.webview;
      await until('figures', async () => (await scoreOf(page, 'Fit')) === '60');
      await editor.replace('phone is known', 'phon is known');
      await page.getByText('these figures are from the last version without errors').waitFor();
      assert.equal(await scoreOf(page, 'Fit'), '60');
      await screenshot('preview-errors.png');
      await editor.replace('phon is known', 'phone is known');
      await page.getByText('these figures are from the last version without errors').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'Leads are found by what is known of them; a bar leads to its rule; all stays when the window is loaded anew',
    sample: 'b2b-saas',
    prepare: folder => setSettings(folder, { 'score.data': data }),
    async run(editor, { screenshot }) {
      await editor.openFile('model.score');
      await editor.run('Score: Open Lead Preview');
      const page = editor.webview;
      const box = page.getByRole('combobox', { name: 'Lead' });
      await until('the lead with the highest score', async () => (await box.inputValue()).startsWith(best));
      await box.click();
      await page.getByRole('option').first().waitFor();
      await screenshot('preview-leads.png');
      await box.fill('company-033');
      await page.getByRole('option', { name: 'L0033' }).waitFor();
      await until('one lead', async () => (await page.getByRole('option').count()) === 1);
      await box.press('Enter');
      await until('its fit', async () => (await scoreOf(page, 'Fit')) === '15');

      await page.getByRole('button', { name: 'Asked for a quote: ' }).click();
      await until('the line of the rule', async () => /Ln 85,/.test(await editor.page.locator('.statusbar-item', { hasText: 'Ln ' }).innerText()));

      await editor.reload();
      await until('the lead, after loading the window anew', async () => (await scoreOf(editor.webview, 'Fit')) === '15');
    },
  },
  {
    name: 'Explain Lead finds a lead and shows it in the preview',
    sample: 'b2b-saas',
    prepare: folder => setSettings(folder, { 'score.data': data }),
    async run(editor) {
      await editor.openFile('model.score');
      await editor.run('Score: Explain Lead');
      const list = editor.page.locator('.quick-input-widget');
      await list.getByPlaceholder('Search by id').fill('company-033');
      await until('one lead', async () => (await list.locator('.monaco-list-row').count()) === 1);
      await list.locator('.monaco-list-row', { hasText: 'L0033' }).click();
      await until('its fit', async () => (await scoreOf(editor.webview, 'Fit')) === '15');
    },
  },
];

/** The number on the card of a score. */
async function scoreOf(page: FrameLocator, title: string): Promise<string> {
  return await page.locator('.card', { has: page.getByText(title, { exact: true }) }).locator('.value').innerText({ timeout: 5_000 });
}

