import assert from 'node:assert/strict';
import type { Test } from './test.ts';

/** Writing a model: what everybody sees within the first minutes. */
export const coding: Test[] = [
  {
    name: 'smoke',
    sample: 'b2b-saas',
    async run(editor, { screenshot }) {
      await editor.openFile('model.score');
      await editor.find('decision_maker');
      await editor.waitForLine('define decision_maker');
      await editor.replace('decision_maker', 'decider');
      await editor.waitForLine('define decider');
      await screenshot('smoke.png');
      await editor.saveAll();
      assert.match(editor.read('model.score'), /decider/);
    },
  },
];
