// The lead preview's page: what it says and draws for the figures it is given.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from './source.mjs';

const { findAll, textOf } = await load('preview/view/nodes.ts');
const { waterfallOf, placeOf } = await load('preview/view/waterfall.ts');
const { histogramOf } = await load('preview/view/histogram.ts');
const { aligned } = await load('preview/view/controls.ts');
const text = await load('preview/view/text.ts');
const { act, begin, hear, keep } = await load('preview/view/state.ts');
const { page } = await load('preview/view/page.ts');
const recorded = JSON.parse(readFileSync(new URL('preview/answer.json', import.meta.url), 'utf8'));
const recordedLeads = JSON.parse(readFileSync(new URL('preview/leads.json', import.meta.url), 'utf8'));

const none = { state: 'ok', isStale: false, model: 'B2B', asOf: '', leads: 0, events: 0, skippedRows: 0, version: 1, distributions: [], labels: [], flags: [], moved: 0, biggest: [] };
const figures = (answer, lead) => ({ kind: 'figures', answer, lead, baseline: 'saved' });
const shown = (answer, state = begin({})) => {
  const root = { tag: 'div', attributes: {}, children: page(hear(state, figures(answer))) };
  return { root, text: textOf(root) };
};

// ---- The waterfall ----

test('each bar of a waterfall begins where the one above ends, and the last ends at the score', () => {
  for (const score of recorded.lead.scores) {
    const { steps } = waterfallOf(score);
    steps.forEach((step, index) => assert.equal(step.before, steps[index - 1]?.after ?? 0));
    assert.equal(steps.at(-1).after, score.value);
  }
});

test('sums are exact to the thousandth, however many fractions there are', () => {
  const lines = Array.from({ length: 30 }, () => ({ kind: 'rule', label: 'a', points: 0.1, depth: 0 }));
  assert.equal(waterfallOf({ name: 's', title: 'S', value: 3, lines }).steps.at(-1).after, 3);
});

test('rules that gave nothing are counted, not drawn', () => {
  const lines = [{ kind: 'rule', label: 'a', points: 0, depth: 0 }, { kind: 'rule', label: 'b', points: 4, depth: 0 }, { kind: 'rule_cap', label: 'b', points: 0, depth: 0 }];
  const chart = waterfallOf({ name: 's', title: 'S', value: 4, lines });
  assert.deepEqual(chart.steps.map(step => step.label), ['b']);
  assert.equal(chart.silent, 1);
});

test('the scale of a waterfall holds 0 and every total on the way', () => {
  const lines = [{ kind: 'rule', label: 'a', points: -20, depth: 0 }, { kind: 'rule', label: 'b', points: 50, depth: 0 }, { kind: 'range', points: -5, depth: 0 }];
  const chart = waterfallOf({ name: 's', title: 'S', value: 25, lines });
  assert.deepEqual([chart.low, chart.high], [-20, 30]);
  assert.deepEqual([-20, 0, 30].map(total => placeOf(chart, total)), [0, 0.4, 1]);
  assert.deepEqual(chart.steps.map(step => step.kind), ['loss', 'gain', 'adjustment']);
});

const adjustments = [
  [{ kind: 'rule_cap', label: 'Papers', points: -4 }, 'Papers: its cap'],
  [{ kind: 'group_cap', label: 'E-mail', points: -4 }, 'E-mail: cap of the group'],
  [{ kind: 'group_off', label: 'Events', points: -4 }, 'Events: condition not met'],
  [{ kind: 'group_weight', label: 'Events', points: -4 }, 'Events: weight'],
  [{ kind: 'range', points: -4 }, 'Not above 96'],
  [{ kind: 'rounding', points: -0.4 }, 'Rounded to whole points'],
];
for (const [line, label] of adjustments) {
  test(`a line of kind '${line.kind}' reads '${label}'`, () => {
    const lines = [{ kind: 'rule', label: 'a', points: 100, depth: 0 }, { depth: 0, ...line }];
    assert.equal(waterfallOf({ name: 's', title: 'S', value: 100 + line.points, lines }).steps[1].label, label);
  });
}

test('a range that lifts a score says what it is not below', () => {
  const lines = [{ kind: 'rule', label: 'a', points: -15, depth: 0 }, { kind: 'range', points: 15, depth: 0 }];
  assert.equal(waterfallOf({ name: 's', title: 'S', value: 0, lines }).steps[1].label, 'Not below 0');
});

test('a line says how many events it counted, and when the newest was', () => {
  const note = line => waterfallOf({ name: 's', title: 'S', value: 1, lines: [{ kind: 'rule', label: 'a', points: 1, depth: 0, ...line }] }).steps[0].note;
  assert.equal(note({}), '');
  assert.equal(note({ events: 1, newest: '2025-05-25T12:01:02Z' }), '1 event, last on 2025-05-25');
  assert.equal(note({ events: 1200 }), '1,200 events');
});

test('points stand below each other: digits that lack take their room', () => {
  const shape = (value, digits) => [aligned(value, digits)].flat(2).filter(Boolean).map(part => textOf(part));
  assert.deepEqual(shape('+10', 0), ['+10']);
  assert.deepEqual(shape('+10', 3), ['+10', '.000']);
  assert.deepEqual(shape('+4.94', 3), ['+4.94', '0']);
  assert.deepEqual(shape('+6.631', 3), ['+6.631']);
});

// ---- The histogram ----

test('the bins of a histogram fill its width, and the fullest bin its height', () => {
  const { bins, top } = histogramOf({ edges: [-50, 0, 25, 50], before: [0, 8, 2], after: [1, 4, 5] });
  assert.equal(top, 8);
  assert.deepEqual(bins.map(bin => [bin.left, bin.width]), [[0, 0.5], [0.5, 0.25], [0.75, 0.25]]);
  assert.deepEqual(bins.map(bin => [bin.heightBefore, bin.heightAfter]), [[0, 0.125], [1, 0.5], [0.25, 0.625]]);
});

test('one lead among thousands has a bar that can be seen', () => {
  const { bins } = histogramOf({ edges: [0, 1, 2], before: [0, 0], after: [100_000, 1] });
  assert.ok(bins[1].heightAfter >= 0.02);
  assert.equal(bins[1].heightBefore, 0);
});

test('a histogram without leads, or of one value, is drawn', () => {
  assert.deepEqual(histogramOf({ edges: [5, 5], before: [0], after: [0] }).bins[0].heightAfter, 0);
  assert.deepEqual(histogramOf({ edges: [], before: [], after: [] }).bins, []);
});

// ---- Words and numbers ----

test('numbers read as they do in a model', () => {
  assert.deepEqual([25.817, 10, -0.5, 0, -0].map(text.points), ['25.817', '10', '−0.5', '0', '0']);
  assert.deepEqual([4.94, -3, 0].map(text.signed), ['+4.94', '−3', '0']);
  assert.equal(text.points(14089), '14,089');
});

test('the change of an average is the difference of what is shown', () => {
  assert.equal(text.meanChange(26.14, 29.04), '+2.9');
  assert.equal(text.meanChange(29, 26), '−3.0');
  assert.equal(text.meanChange(26.11, 26.14), '');
  assert.deepEqual([text.mean(null), text.meanChange(null, 29)], ['–', '']);
});

test('instants are written as in a model', () => {
  assert.equal(text.instant('2025-06-01'), '2025-06-01');
  assert.equal(text.instant('2025-06-01T00:00:00Z'), '2025-06-01');
  assert.equal(text.instant('2025-06-01T09:30:12Z'), '2025-06-01 09:30 UTC');
});

test('the effect of an edit is a sentence', () => {
  assert.equal(text.effect({ ...none, leads: 300, moved: 83 }), '83 of 300 leads move to another band, stage, segment or hand-off.');
  assert.equal(text.effect({ ...none, leads: 300, moved: 1 }), '1 of 300 leads moves to another band, stage, segment or hand-off.');
  assert.match(text.effect({ ...none, biggest: [{}] }), /^Scores change, but no lead moves/);
  assert.match(text.effect(none), /^No difference yet/);
});

// ---- The page ----

test('a page says what its figures are of', () => {
  assert.match(shown(recorded).text, /B2B SaaS300 leads · 14,089 events · as of 2025-06-01/);
  assert.equal(text.source({ ...none, leads: 1 }), '1 lead');
});

test('a click on a bar goes to the line of its rule', () => {
  const place = recorded.lead.scores[1].lines[0].range;
  const { root } = shown(recorded);
  const [bar] = findAll(root, 'data-action', JSON.stringify({ kind: 'tell', message: { kind: 'reveal', place } }));
  assert.equal(bar.attributes['aria-label'], 'Decides: +35; then 35');
});

const withoutFigures = [
  ['noData', undefined, 'See what your rules do to real leads', 'chooseData'],
  ['errors', undefined, 'The model has errors', 'showProblems'],
  ['noWorker', 'The score tool was not found.', 'The score tool was not found.', 'tryAgain'],
  ['failed', 'The file data/leads.csv is not there.', 'The file data/leads.csv is not there.', 'chooseData'],
];
for (const [state, message, sentence, way] of withoutFigures) {
  test(`without figures, state '${state}' says why and offers a way on`, () => {
    const { root, text } = shown({ state, message });
    assert.ok(text.includes(sentence), text);
    assert.equal(findAll(root, 'data-action', JSON.stringify({ kind: 'tell', message: { kind: way } })).length, 1);
  });
}

test('figures stay while the model has errors, and are marked', () => {
  const state = hear(begin({}), figures(recorded));
  const { root, text } = shown({ state: 'errors', isStale: true }, state);
  assert.ok(text.includes('these figures are from the last version without errors'));
  assert.ok(text.includes('83 of 300 leads'));
  assert.equal(findAll(root, 'data-stale', 'yes').length, 1);
  assert.ok(!shown(recorded, state).text.includes('without errors'));
});

test('figures stay while newer ones are computed', () => {
  const state = hear(hear(begin({}), figures(recorded)), figures({ state: 'working' }));
  assert.equal(state.isBusy, true);
  assert.equal(state.answer.moved, recorded.moved);
});

test('charts are told in words too', () => {
  const { root } = shown(recorded);
  const [fit] = findAll(root, 'role', 'img').filter(chart => String(chart.attributes['aria-label']).startsWith('Fit'));
  assert.match(String(fit.attributes['aria-label']), /^Fit of all leads\. 0 to 5: 16 before, 13 now; 5 to 10: /);
});

// ---- What people do ----

test('a click on a lead among the biggest changes shows it', () => {
  const { state, message } = act(begin({ tab: 'all' }), { kind: 'takeLead', lead: { id: 'L0008' } });
  assert.equal(state.tab, 'lead');
  assert.deepEqual(message, { kind: 'chooseLead', lead: { id: 'L0008' } });
});

test('arrows move in the list of leads and stop at its ends, Enter takes', () => {
  let { state, message } = act(begin({}), { kind: 'openPicker' });
  assert.deepEqual(message, { kind: 'searchLeads', query: '' });
  state = hear(state, { kind: 'leads', query: '', answer: recordedLeads });
  for (const by of [-1, 1, 1]) {
    ({ state } = act(state, { kind: 'moveInPicker', by }));
  }
  ({ state, message } = act(state, { kind: 'takeActive' }));
  assert.equal(message.lead.id, recordedLeads.leads[2].id);
  assert.equal(state.picker.isOpen, false);
});

test('leads found for an earlier search are not shown', () => {
  const { state } = act(begin({}), { kind: 'typeQuery', query: 'ann' });
  assert.deepEqual(hear(state, { kind: 'leads', query: 'an', answer: recordedLeads }).picker.leads, []);
});

test('what is folded and chosen outlives the page', () => {
  let { state } = act(begin({ uri: 'file:///m.score' }), { kind: 'fold', score: 'fit', isFolded: true });
  ({ state } = act(state, { kind: 'showTab', tab: 'all' }));
  const again = begin(keep(hear(state, figures(recorded, { id: 'L0106' }))));
  assert.deepEqual([again.uri, again.tab, again.folded, again.lead], ['file:///m.score', 'all', ['fit'], { id: 'L0106' }]);
});
