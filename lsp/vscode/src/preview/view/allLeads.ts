// All leads: how the scores, bands and flags are spread before and after the edit, and whom it moves most.
import type { Distribution, PreviewAnswer } from '../../protocol';
import { button } from './controls';
import { histogramOf } from './histogram';
import { h, type Node } from './nodes';
import type { ViewState } from './state';
import { effect, flagKind, mean, meanChange, points, signed } from './text';

const chartHeight = 72;

/** What stands below 'All leads'. */
export function allLeads(state: ViewState, answer: PreviewAnswer): Node[] {
  return [
    summary(state, answer),
    h('div', { key: 'legend', class: 'legend', 'aria-hidden': 'true' }, swatch('before', 'before'), swatch('after', 'now')),
    ...answer.distributions.map(distribution),
    ...biggest(answer),
    ...answer.labels.map(({ name, values }) => table(name, values.map(({ label, before, after }) => ({ name: label, before, after })), answer.leads)),
    ...flags(answer),
  ];
}

function summary({ baseline }: ViewState, answer: PreviewAnswer): Node {
  const before = baseline === 'saved' ? '“Before” is the model as it was last saved.' : '“Before” is the model as you marked it.';
  return h(
    'div',
    { key: 'summary', class: 'summary' },
    h('p', { class: 'effect', role: 'status' }, effect(answer)),
    h('p', { class: 'quiet' }, before, ' ', button('Compare from here', { kind: 'tell', message: { kind: 'setBaseline' } }, 'link', 'Compare from here: the model as it is now becomes “before”')),
  );
}

function swatch(kind: 'before' | 'after', text: string): Node {
  return h('span', {}, h('svg', { class: kind, width: 14, height: 12 }, h('rect', { class: 'bar', x: 0.5, y: 0.5, width: 13, height: 11 })), text);
}

function distribution(each: Distribution): Node {
  const { bins, top } = histogramOf(each);
  const change = meanChange(each.meanBefore, each.meanAfter);
  const means = change === '' ? `mean ${mean(each.meanAfter)}` : `mean ${mean(each.meanBefore)} → ${mean(each.meanAfter)}`;
  return h(
    'section',
    { key: `distribution-${each.score}`, class: 'distribution', 'aria-label': `${each.title}: ${means}` },
    h('div', { class: 'heading' }, h('h2', {}, each.title), h('span', { class: 'number' }, means, change !== '' && h('strong', {}, ` ${change}`))),
    h(
      'svg',
      { class: 'histogram', width: '100%', height: chartHeight, role: 'img', 'aria-label': describe(each) },
      ...bins.flatMap(bin => {
        const earlier = bin.heightBefore * (chartHeight - 2);
        const now = bin.heightAfter * (chartHeight - 2);
        return [
          h('rect', { class: 'bar before', x: percent(bin.left + bin.width * 0.06), width: percent(bin.width * 0.88), y: round(chartHeight - earlier), height: round(earlier) }),
          h('rect', { class: 'bar after', x: percent(bin.left + bin.width * 0.24), width: percent(bin.width * 0.52), y: round(chartHeight - now), height: round(now) }),
          h('rect', { class: 'hit', x: percent(bin.left), width: percent(bin.width), y: 0, height: chartHeight }, h('title', {}, `${points(bin.from)} to ${points(bin.to)}: ${leads(bin.before)} before, ${leads(bin.after)} now`)),
        ];
      }),
    ),
    h('div', { class: 'axis quiet', 'aria-hidden': 'true' }, h('span', {}, points(each.edges[0] ?? each.low)), h('span', {}, `highest bar: ${leads(top)}`), h('span', {}, points(each.edges.at(-1) ?? each.high))),
  );
}

/** The bars in words, for those who do not see them. */
function describe({ title, edges, before, after }: Distribution): string {
  const parts = after.map((count, index) => `${points(edges[index] ?? 0)} to ${points(edges[index + 1] ?? 0)}: ${before[index] ?? 0} before, ${count} now`);
  return `${title} of all leads. ${parts.join('; ')}.`;
}

/** The leads whose scores change most. */
function biggest({ biggest: leads, distributions }: PreviewAnswer): Node[] {
  if (leads.length === 0) {
    return [];
  }
  const titleOf = (score: string): string => distributions.find(each => each.score === score)?.title ?? score;
  const rows = leads.map(({ id, score, before, after }) =>
    h(
      'tr',
      { key: `${id} ${score}` },
      h('th', { scope: 'row' }, button(id, { kind: 'takeLead', lead: { id } }, 'link', `Show lead ${id}`)),
      h('td', {}, titleOf(score)),
      h('td', { class: 'number' }, points(before)),
      h('td', { class: 'number' }, points(after)),
      h('td', { class: 'number change' }, signed(Math.round((after - before) * 1000) / 1000)),
    ),
  );
  return [tableOf('biggest', 'Biggest changes', ['Score', 'Before', 'Now', 'Change'], rows)];
}

function flags(answer: PreviewAnswer): Node[] {
  return (['handoff', 'segment', 'excluded'] as const).flatMap(kind => {
    const found = answer.flags.filter(flag => flag.kind === kind);
    return found.length === 0 ? [] : [table(flagKind(kind), found, answer.leads)];
  });
}

/** How many leads have each value, before and after. */
function table(title: string, values: readonly { readonly name: string; readonly before: number; readonly after: number }[], all: number): Node {
  const rows = values.map(({ name, before, after }) =>
    h(
      'tr',
      { key: name, class: before === after ? undefined : 'changed' },
      h('th', { scope: 'row' }, name),
      h('td', { class: 'share' }, share(before, after, all)),
      h('td', { class: 'number' }, before.toLocaleString('en')),
      h('td', { class: 'number' }, after.toLocaleString('en')),
      h('td', { class: 'number change' }, before === after ? '' : signed(after - before)),
    ),
  );
  return tableOf(`table-${title}`, title, ['', 'Before', 'Now', 'Change'], rows);
}

/** A table whose first column is headed by its title. @param heads the other columns. The first of them is of text, the others of numbers. */
function tableOf(key: string, title: string, heads: readonly string[], rows: readonly Node[]): Node {
  const columns = heads.map((head, index) => (head === '' ? h('td') : h('th', { scope: 'col', class: index > 0 ? 'number' : undefined }, head)));
  return h(
    'table',
    { key, class: key === 'biggest' ? 'biggest' : 'counts' },
    h('caption', {}, title),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col', class: 'title' }, title), ...columns)),
    h('tbody', {}, ...rows),
  );
}

function share(before: number, after: number, all: number): Node {
  const of = (count: number): string => percent(all === 0 ? 0 : count / all);
  return h(
    'svg',
    { width: '100%', height: 12, 'aria-hidden': 'true' },
    h('rect', { class: 'bar before', x: 0, y: 0.5, width: of(before), height: 11 }),
    h('rect', { class: 'bar after', x: 0, y: 3, width: of(after), height: 6 }),
  );
}

function leads(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'lead' : 'leads'}`;
}

function percent(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
