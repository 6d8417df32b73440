// The box to choose a lead with: type to search, arrows and Enter to choose.
import type { Lead } from '../../protocol';
import { h, type Node } from './nodes';
import { chosen, type ViewState } from './state';
import { points } from './text';

export function picker({ picker, lead, answer }: ViewState): Node {
  const name = lead === undefined ? '' : lead.title ? `${lead.id} · ${lead.title}` : lead.id;
  const active = picker.isOpen && picker.leads.length > 0 ? `lead-${picker.active}` : undefined;
  return h(
    'div',
    { key: 'picker', class: 'picker' },
    h('label', { for: 'lead', class: 'quiet' }, 'Lead'),
    h('input', {
      id: 'lead',
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: picker.isOpen && name !== '' ? `${name}: type to search` : 'Search by anything that is known of a lead',
      'data-shown': name,
      'aria-expanded': String(picker.isOpen),
      'aria-controls': 'leads',
      'aria-autocomplete': 'list',
      'aria-activedescendant': active,
    }),
    picker.isOpen && list(),
  );

  function list(): Node {
    const more = picker.total - picker.leads.length;
    return h(
      'div',
      { class: 'list' },
      h('ul', { id: 'leads', role: 'listbox', 'aria-label': 'Leads' }, ...picker.leads.map(option)),
      h('p', { class: 'quiet', role: 'status' }, picker.leads.length === 0 ? (picker.isSearching ? 'Searching…' : 'No lead fits.') : more > 0 ? `${more.toLocaleString('en')} more: type to narrow the list` : ''),
    );
  }

  function option(each: Lead, index: number): Node {
    const first = each.scores[0];
    const title = answer?.distributions.find(one => one.score === first?.name)?.title ?? first?.name;
    return h(
      'li',
      { key: each.id, id: `lead-${index}`, role: 'option', 'aria-selected': String(index === picker.active), 'data-action': JSON.stringify({ kind: 'takeLead', lead: chosen(each) }) },
      h('span', { class: 'id' }, each.id),
      h('span', { class: 'title' }, each.title ?? ''),
      h('span', { class: 'quiet' }, each.labels.map(label => label.value).join(' · ')),
      first === undefined ? undefined : h('span', { class: 'number', title }, points(first.value)),
    );
  }
}
