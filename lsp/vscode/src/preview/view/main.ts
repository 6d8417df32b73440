// The page's life: messages come in, people act, the page is made anew.
import type { FromPage, KeptState, ToPage } from '../messages';
import { page } from './page';
import { patch } from './patch';
import { act, begin, hear, keep, type Action, type ViewState } from './state';

interface Host {
  postMessage(message: FromPage): void;
  getState(): KeptState | undefined;
  setState(state: KeptState): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const root = document.getElementById('page') as HTMLElement;
let state: ViewState = begin(host.getState() ?? { uri: root.dataset['uri'] ?? '' });

/** Shows a state. */
function show(next: ViewState): void {
  state = next;
  host.setState(keep(state));
  patch(root, page(state));
  const input = leadInput();
  if (input !== null && !state.picker.isOpen) {
    input.value = input.dataset['shown'] ?? '';
  }
  document.getElementById(`lead-${state.picker.active}`)?.scrollIntoView({ block: 'nearest' });
}

function perform(action: Action): void {
  const { state: next, message } = act(state, action);
  show(next);
  if (message !== undefined) {
    host.postMessage(message);
  }
}

function leadInput(): HTMLInputElement | null {
  return document.getElementById('lead') as HTMLInputElement | null;
}

function isPicker(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.id === 'lead';
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => show(hear(state, data)));

root.addEventListener('click', event => {
  const source = (event.target as Element).closest<HTMLElement>('[data-action]');
  if (source !== null) {
    perform(JSON.parse(source.dataset['action'] ?? '') as Action);
  } else if (isPicker(event.target)) {
    open(event.target);
  }
});

// Leads are taken at the press: the box must not lose the keyboard before.
root.addEventListener('mousedown', event => {
  if ((event.target as Element).closest('[role=listbox]') !== null) {
    event.preventDefault();
  }
});

root.addEventListener('input', event => {
  if (isPicker(event.target)) {
    perform({ kind: 'typeQuery', query: event.target.value });
  }
});

root.addEventListener('focusout', event => {
  if (isPicker(event.target) && state.picker.isOpen) {
    perform({ kind: 'closePicker' });
  }
});

// 'toggle' does not bubble, but it is caught on its way down.
root.addEventListener(
  'toggle',
  event => {
    const details = event.target as HTMLDetailsElement;
    const score = details.dataset['score'];
    if (score !== undefined && details.open === state.folded.includes(score)) {
      perform({ kind: 'fold', score, isFolded: !details.open });
    }
  },
  true,
);

root.addEventListener('keydown', event => {
  if (isPicker(event.target)) {
    onPickerKey(event, event.target);
  } else if ((event.target as Element).getAttribute('role') === 'tab' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    perform({ kind: 'showTab', tab: state.tab === 'lead' ? 'all' : 'lead' });
    document.getElementById(`tab-${state.tab}`)?.focus();
  }
});

function onPickerKey(event: KeyboardEvent, input: HTMLInputElement): void {
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      event.preventDefault();
      if (state.picker.isOpen) {
        perform({ kind: 'moveInPicker', by: event.key === 'ArrowDown' ? 1 : -1 });
      } else {
        open(input);
      }
      break;
    case 'Enter':
      event.preventDefault();
      perform(state.picker.isOpen ? { kind: 'takeActive' } : { kind: 'openPicker' });
      break;
    case 'Escape':
      perform({ kind: 'closePicker' });
      break;
  }
}

function open(input: HTMLInputElement): void {
  if (!state.picker.isOpen) {
    input.value = '';
    perform({ kind: 'openPicker' });
  }
}

show(state);
host.postMessage({ kind: 'ready' });
