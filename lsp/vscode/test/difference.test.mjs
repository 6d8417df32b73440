// What is shown of a failed expectation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './source.mjs';

const { difference } = await load('testing/difference.ts');

test('what says the same of the same thing is shown by its values', () => {
  assert.deepEqual(difference('expect fit is 95', 'fit is 94'), { expected: '95', actual: '94' });
  assert.deepEqual(difference('expect "This is it" gives +20', '"This is it" gives +18.661'), { expected: '+20', actual: '+18.661' });
  assert.deepEqual(difference('expect fit_grade is A', 'fit_grade is B'), { expected: 'A', actual: 'B' });
});

test('anything else is shown whole', () => {
  assert.deepEqual(difference('expect engagement > 17', 'engagement is 16.2'), { expected: 'engagement > 17', actual: 'engagement is 16.2' });
  assert.deepEqual(difference('expect not handoff sales', 'handoff sales'), { expected: 'not handoff sales', actual: 'handoff sales' });
  assert.deepEqual(difference('expect fit is 20', 'fit is missing, and so is all'), { expected: '20', actual: 'missing, and so is all' });
});
