import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Editor } from './editor.ts';
import type { Test } from './test.ts';
import { until } from './waiting.ts';

/** The tests in a model, in the Test Explorer. */
export const testing: Test[] = [
  {
    name: 'Tests are run from the Test Explorer, and a failed expectation is shown at its line',
    sample: 'b2b-saas',
    screenshots: ['tests.png'],
    async run(editor, { screenshot }) {
      await editor.openFile('model.score');
      await editor.replace('expect engagement is 24', 'expect engagement is 25');
      await editor.run('View: Show Testing');
      await editor.page.locator('.test-explorer .monaco-list-row').first().waitFor();
      await editor.run('Test: Run All Tests');
      const view = editor.page.locator('.test-explorer');
      await until('9 of 10 tests to pass', async () => /9\s*\/\s*10/.test(await view.locator('.result-summary').innerText()));
      await expand(editor, view);
      await row(view, 'four pricing visits are not five', 'Passed').waitFor();
      await row(view, 'the two lines of the first meeting', 'Failed').waitFor();

      await editor.find('expect engagement is 25');
      const message = editor.page.locator('.test-error-content-widget', { hasText: '24' });
      await message.waitFor();
      assert.match(await message.innerText(), /24.*25/);
      const [line, label] = await Promise.all([editor.group.locator('.view-line', { hasText: 'engagement' }).filter({ hasText: '25' }).first().boundingBox(), message.boundingBox()]);
      assert.ok(line && label && Math.abs(line.y - label.y) < line.height, 'The message stands at another line.');
      await editor.tidy();
      await screenshot('tests.png');
    },
  },
];

async function expand(editor: Editor, view: Locator): Promise<void> {
  await until('the tests of the file', async () => {
    if ((await view.locator('.monaco-list-row').count()) > 5) {
      return true;
    }
    await view.locator('.monaco-list-row').first().click();
    await editor.page.keyboard.press('ArrowRight');
    return false;
  });
}

function row(view: Locator, name: string, state: string): Locator {
  return view.locator(`.monaco-list-row[aria-label*="${name}"][aria-label*="${state}"]`);
}
