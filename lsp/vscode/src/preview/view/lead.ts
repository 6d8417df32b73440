// One lead: who it is, what it comes to, and why.
import type { LeadExplanation, PreviewAnswer, ScoreExplanation } from '../../protocol';
import { aligned } from './controls';
import { h, type Node } from './nodes';
import { picker } from './picker';
import type { ViewState } from './state';
import { countOf, points, signed } from './text';
import { placeOf, waterfallOf, type Step, type Waterfall } from './waterfall';

/** What stands below 'One lead'. */
export function leadTab(state: ViewState, answer: PreviewAnswer): Node[] {
  const { lead } = answer;
  if (!lead) {
    const text = state.lead === undefined ? 'Choose a lead to see why it has its scores.' : `There is no lead '${state.lead.id}' in the data.`;
    return [picker(state), h('p', { class: 'quiet' }, text)];
  }
  return [picker(state), cards(lead, answer), results(lead), ...handoffs(lead), ...lead.scores.map(score => waterfall(score, state.folded.includes(score.name)))];
}

/** The scores at a glance. */
function cards(lead: LeadExplanation, answer: PreviewAnswer): Node {
  return h('ul', { key: 'cards', class: 'cards', 'aria-label': 'Scores' }, ...lead.scores.map(card));

  function card(score: ScoreExplanation): Node {
    const range = answer.distributions.find(each => each.score === score.name);
    const share = range === undefined ? undefined : Math.max(0, Math.min(1, placeOf(range, score.value)));
    return h(
      'li',
      { key: score.name, class: 'card' },
      h('span', { class: 'name' }, score.title),
      h('span', { class: 'value' }, points(score.value)),
      share === undefined ? undefined : h('svg', { class: 'meter', width: '100%', height: 4, 'aria-hidden': 'true' }, h('rect', { class: 'track', width: '100%', height: 4, rx: 2 }), h('rect', { class: 'fill', width: percent(share), height: 4, rx: 2 })),
    );
  }
}

/** The bands, ratings, stages, segments and exclusions. */
function results(lead: LeadExplanation): Node {
  const rows = Object.entries(lead.labels).map(([name, value]) => row(name, value));
  if (lead.segments.length > 0) {
    rows.push(row(lead.segments.length === 1 ? 'segment' : 'segments', lead.segments.join(', ')));
  }
  if (lead.excluded.length > 0) {
    rows.push(row('excluded', lead.excluded.join(', '), 'warn'));
  }
  if (lead.outcomes.length > 0) {
    rows.push(row(lead.outcomes.length === 1 ? 'outcome' : 'outcomes', lead.outcomes.join(', ')));
  }
  return h('dl', { key: 'results', class: 'chips' }, ...rows);

  function row(name: string, value: string, look = ''): Node {
    return h('div', { key: name, class: `chip ${look}` }, h('dt', {}, name), h('dd', {}, value));
  }
}

function handoffs(lead: LeadExplanation): Node[] {
  return lead.handoffs.map(({ name, reasons }) =>
    h(
      'section',
      { key: `handoff-${name}`, class: 'handoff' },
      h('h2', {}, `Handed to ${name}`, reasons.length > 0 && ' because'),
      h('ol', {}, ...reasons.map(reason => h('li', {}, h('span', { class: 'reason' }, reason.label), h('span', { class: 'number' }, signed(reason.points))))),
    ),
  );
}

/** Why a score is what it is. */
function waterfall(score: ScoreExplanation, isFolded: boolean): Node {
  const chart = waterfallOf(score);
  const last: Step = { line: { kind: 'formula', points: score.value, depth: 0 }, label: score.title, note: '', kind: 'gain', before: 0, after: score.value };
  return h(
    'details',
    { key: `score-${score.name}`, class: 'score', open: !isFolded, 'data-score': score.name },
    h('summary', {}, h('h2', {}, score.title), h('span', { class: 'number' }, points(score.value))),
    chart.steps.length === 0
      ? h('p', { class: 'quiet' }, 'No rule gave points.')
      : h('ul', { class: 'steps', 'aria-label': `Why ${score.title} is ${points(score.value)}` }, ...chart.steps.map(step => row(step, chart)), totalRow(last, chart)),
    chart.silent > 0 && h('p', { class: 'quiet' }, `${countOf(chart.silent, 'rule')} gave nothing`),
  );
}

function row(step: Step, chart: Waterfall): Node {
  const { line, label, note } = step;
  const said = `${label}: ${signed(line.points)}${note === '' ? '' : `, ${note}`}; then ${points(step.after)}`;
  const cells = [
    h('span', { class: 'label', 'data-depth': Math.min(line.depth, 4) || undefined }, label),
    bar(step, chart),
    h('span', { class: 'number' }, aligned(signed(line.points), chart.digits)),
    h('span', { class: 'note' }, note),
  ];
  const attributes = { class: `step ${step.kind}`, title: note === '' ? label : `${label}\n${note}`, 'aria-label': said };
  return h(
    'li',
    {},
    line.range
      ? h('button', { ...attributes, type: 'button', 'data-action': JSON.stringify({ kind: 'tell', message: { kind: 'reveal', place: line.range } }) }, ...cells)
      : h('div', attributes, ...cells),
  );
}

function totalRow(step: Step, chart: Waterfall): Node {
  return h(
    'li',
    {},
    h('div', { class: 'step total' }, h('span', { class: 'label' }, step.label), bar(step, chart), h('span', { class: 'number' }, aligned(points(step.after), chart.digits)), h('span', { class: 'note' })),
  );
}

/** A bar from the total before to the total after, with lines to the bars above and below. */
function bar(step: Step, chart: Waterfall): Node {
  const from = placeOf(chart, step.before);
  const to = placeOf(chart, step.after);
  const zero = placeOf(chart, 0);
  return h(
    'svg',
    { class: 'bar', width: '100%', height: 22, 'aria-hidden': 'true' },
    h('line', { class: 'zero', x1: percent(zero), x2: percent(zero), y1: 0, y2: 22 }),
    h('line', { class: 'joint', x1: percent(from), x2: percent(from), y1: 0, y2: 5 }),
    h('line', { class: 'joint', x1: percent(to), x2: percent(to), y1: 17, y2: 22 }),
    // A bar of next to nothing is there to be seen still.
    h('rect', { class: 'fill', x: percent(Math.min(from, to)), width: percent(Math.max(Math.abs(to - from), 0.004)), y: 4, height: 14, rx: 1.5 }),
  );
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
