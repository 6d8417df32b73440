import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Test } from './test.ts';
import { until } from './waiting.ts';

/** Writing a model: what everybody sees within the first minutes. */
export const coding: Test[] = [
  {
    name: 'A model is coloured by what its words are',
    sample: 'b2b-saas',
    async run(editor, { screenshot }) {
      await editor.openFile('model.score');
      await editor.find('visited pricing >= 5');
      const colourOf = async (word: string): Promise<string | undefined> =>
        (await editor.colours('visited pricing >= 5')).find(part => part.text === word)?.colour;
      const [event, value, number] = await until('colours', async () => {
        const all = await Promise.all(['visited', 'pricing', '5'].map(colourOf));
        return new Set(all).size === 3 && !all.includes(undefined) && all;
      });
      assert.ok(event && value && number);
      assert.equal(await editor.squiggles('error').count(), 0);
      await screenshot('model.png');
    },
  },
  {
    name: 'A typo gets a squiggle, and its quick fix mends it',
    sample: 'b2b-saas',
    screenshots: ['quick-fix.png'],
    async run(editor, { screenshot }) {
      await editor.openFile('model.score');
      await editor.replace('phone is known', 'phon is known');
      await editor.squiggles('error').first().waitFor();
      await editor.goBefore('phon is');
      assert.match(await editor.hover(), /'phon'.*Did you mean 'phone'/s);
      await editor.page.locator('.monaco-hover .action', { hasText: 'Quick Fix' }).waitFor();
      await screenshot('quick-fix.png');
      await editor.page.keyboard.press('Escape');
      await editor.quickFix("Write 'phone'");
      await editor.waitForLine('"Gave a phone number": phone is known');
      await until('the squiggle to go', async () => (await editor.squiggles('error').count()) === 0);
    },
  },
  {
    name: 'Fields, events and values are completed as one types',
    sample: 'b2b-saas',
    async run(editor, { screenshot }) {
      const { keyboard } = editor.page;
      await editor.openFile('model.score');
      await editor.goAfter('"Still learning": learner                               => -15');
      await keyboard.press('Enter');
      await keyboard.insertText('"Works in retail": ind');
      await (await editor.suggestion('industry')).waitFor();
      await screenshot('completion.png');
      await keyboard.press('Tab');
      await editor.waitForLine('"Works in retail": industry');
      await keyboard.insertText(' is ');
      await (await editor.suggestion('retail')).click();
      await keyboard.insertText(' => +4');
      await editor.waitForLine('"Works in retail": industry is retail => +4');
      await until('no error', async () => (await editor.squiggles('error').count()) === 0);
    },
  },
  {
    name: 'A hover tells what a rule asks for',
    sample: 'b2b-saas',
    async run(editor, { screenshot }) {
      await editor.openFile('model.score');
      await editor.goBefore('decision_maker and requested');
      const hover = await editor.hover();
      assert.match(hover, /define decision_maker/);
      await screenshot('hover.png');
    },
  },
  {
    name: 'A name is changed in all the files that use it',
    sample: 'b2b-saas',
    prepare(folder) {
      const model = join(folder, 'model.score');
      const text = readFileSync(model, 'utf8');
      const defines = /^define .*\n(?:define .*\n)*/m.exec(text)?.[0] ?? '';
      writeFileSync(join(folder, 'terms.score'), defines);
      writeFileSync(model, text.replace(defines, '').replace(/^model .*$/m, '$&\nimport "terms.score"'));
    },
    async run(editor) {
      await editor.openFile('model.score');
      await editor.goBefore('decision_maker and requested');
      await editor.rename('decides');
      await editor.waitForLine('"Decides and asked for a demo": decides and requested demo');
      await editor.saveAll();
      assert.match(editor.read('terms.score'), /^define decides = title/m);
      const model = editor.read('model.score');
      assert.doesNotMatch(model, /decision_maker/);
      assert.match(model, /"Decides": decides /);
    },
  },
];
