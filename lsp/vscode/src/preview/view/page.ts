// The whole page, as a function of the state.
import type { PreviewAnswer } from '../../protocol';
import { allLeads } from './allLeads';
import { button } from './controls';
import { leadTab } from './lead';
import { h, type Node } from './nodes';
import { patterns } from './patterns';
import type { ViewState } from './state';
import { source } from './text';

/** What the page is to be. */
export function page(state: ViewState): Node[] {
  const { answer } = state;
  if (answer === undefined) {
    return [state.failure === undefined ? waiting() : notice('failed', 'The preview could not be computed', state.failure, button('Try again', { kind: 'tell', message: { kind: 'tryAgain' } }))];
  }
  const empty = emptyPage(answer);
  return empty === undefined ? [patterns(), header(state, answer), banner(state, answer), tabs(state, answer), panels(state, answer)] : [empty];
}

/** What there is instead of figures. */
function emptyPage(answer: PreviewAnswer): Node | undefined {
  if (answer.state === 'working' && answer.distributions.length === 0) {
    return waiting(answer.message);
  }
  if (answer.state === 'noData') {
    return notice(
      'noData',
      'See what your rules do to real leads',
      'Choose a file of leads, and of what they did, such as an export of your CRM. The files are read on this machine and go nowhere.',
      h('div', { class: 'buttons' }, button('Choose leads and events…', { kind: 'tell', message: { kind: 'chooseData' } }, 'primary')),
      answer.message ? h('p', { class: 'quiet' }, answer.message) : undefined,
    );
  }
  if (answer.state === 'errors' && answer.distributions.length === 0) {
    return notice(
      'errors',
      'The model has errors',
      answer.message || 'The figures are there as soon as it has none.',
      h('div', { class: 'buttons' }, button('Show problems', { kind: 'tell', message: { kind: 'showProblems' } }, 'primary')),
    );
  }
  if (answer.state === 'noWorker' || answer.state === 'failed') {
    return notice(
      answer.state,
      'The preview could not be computed',
      answer.message || 'The output says more.',
      h(
        'div',
        { class: 'buttons' },
        button('Try again', { kind: 'tell', message: { kind: 'tryAgain' } }, 'primary'),
        button('Choose other files…', { kind: 'tell', message: { kind: 'chooseData' } }),
        button('Show output', { kind: 'tell', message: { kind: 'showOutput' } }),
      ),
    );
  }
  return undefined;
}

function notice(key: string, title: string, text: string, ...more: (Node | undefined)[]): Node {
  return h('main', { key: `notice-${key}`, class: 'notice' }, h('h1', {}, title), h('p', {}, text), ...more);
}

function waiting(text?: string | null): Node {
  return h(
    'main',
    { key: 'waiting', class: 'notice', 'aria-busy': 'true' },
    h('div', { class: 'progress', 'aria-hidden': 'true' }),
    h('p', { role: 'status' }, text || 'Reading the data…'),
  );
}

function header(state: ViewState, answer: PreviewAnswer): Node {
  return h(
    'header',
    { key: 'header' },
    h('div', { class: state.isBusy ? 'progress' : 'progress off', 'aria-hidden': 'true' }),
    h('h1', {}, answer.model),
    h('p', { class: 'quiet' }, source(answer), ' ', button('Change…', { kind: 'tell', message: { kind: 'chooseData' } }, 'link', 'Change the data')),
  );
}

/** What is to be known of the figures before they are read. It is there when it is empty, so that screen readers hear it change. */
function banner(state: ViewState, answer: PreviewAnswer): Node {
  return h('div', { key: 'banner', role: 'status' }, ...lines());

  function lines(): Node[] {
    const found: Node[] = [];
    if (state.failure !== undefined) {
      found.push(h('p', { class: 'banner' }, `${state.failure} `, button('Try again', { kind: 'tell', message: { kind: 'tryAgain' } }, 'link')));
    }
    if (answer.state === 'errors') {
      found.push(
        h(
          'p',
          { class: 'banner' },
          'The model has errors: these figures are from the last version without errors. ',
          button('Show problems', { kind: 'tell', message: { kind: 'showProblems' } }, 'link'),
        ),
      );
    }
    if (answer.skippedRows > 0) {
      const rows = answer.skippedRows === 1 ? '1 row of the data could not be used' : `${answer.skippedRows.toLocaleString('en')} rows of the data could not be used`;
      found.push(h('p', { class: 'banner quiet' }, `${rows}. `, button('Show output', { kind: 'tell', message: { kind: 'showOutput' } }, 'link')));
    }
    return found;
  }
}

function tabs(state: ViewState, answer: PreviewAnswer): Node {
  return h('div', { key: 'tabs', class: 'tabs', role: 'tablist', 'aria-label': 'What to look at' }, tab('lead', 'One lead'), tab('all', 'All leads', ...badge()));

  function tab(name: 'lead' | 'all', title: string, ...more: (Node | string)[]): Node {
    const isChosen = state.tab === name;
    return h(
      'button',
      {
        role: 'tab',
        id: `tab-${name}`,
        type: 'button',
        'aria-selected': String(isChosen),
        'aria-controls': `panel-${name}`,
        tabindex: isChosen ? 0 : -1,
        'data-action': JSON.stringify({ kind: 'showTab', tab: name }),
      },
      title,
      ...more,
    );
  }

  function badge(): (Node | string)[] {
    return answer.moved === 0 ? [] : [' ', h('span', { class: 'badge' }, `${answer.moved.toLocaleString('en')} moved`)];
  }
}

function panels(state: ViewState, answer: PreviewAnswer): Node {
  return h('main', { key: 'panels', class: 'panels', 'data-stale': answer.isStale ? 'yes' : undefined }, panel('lead', leadTab(state, answer)), panel('all', allLeads(state, answer)));

  function panel(name: 'lead' | 'all', children: readonly Node[]): Node {
    const attributes = { key: name, id: `panel-${name}`, role: 'tabpanel', 'aria-labelledby': `tab-${name}`, class: state.tab === name ? 'panel' : 'panel other' };
    return h('section', attributes, ...children);
  }
}
