// Buttons and numbers as they look everywhere in the page.
import { h, type Child, type Node } from './nodes';
import type { Action } from './state';

/** A button that does something. A link looks like one, but is a button still. */
export function button(text: string, action: Action, look: 'primary' | 'secondary' | 'link' = 'secondary', label?: string): Node {
  return h('button', { type: 'button', class: `button ${look}`, 'aria-label': label, 'data-action': JSON.stringify(action) }, text);
}

/** A number whose point stands below that of the others in its column: digits that it lacks are there, but not seen. */
export function aligned(text: string, digits: number): Child {
  if (digits === 0) {
    return text;
  }
  const [, behind] = text.split('.');
  const missing = behind === undefined ? `.${'0'.repeat(digits)}` : '0'.repeat(Math.max(0, digits - behind.length));
  return [text, missing === '' ? undefined : h('span', { class: 'unseen', 'aria-hidden': 'true' }, missing)];
}
