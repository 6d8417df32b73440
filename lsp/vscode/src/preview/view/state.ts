// What the page shows, and how it changes. All of it is plain data.
import type { Lead, PreviewAnswer } from '../../protocol';
import type { Baseline, ChosenLead, FromPage, KeptState, ToPage } from '../messages';

export interface ViewState {
  readonly uri: string;
  readonly tab: 'lead' | 'all';
  readonly lead?: ChosenLead | undefined;
  readonly folded: readonly string[];
  /** The newest figures; they stay while newer ones are computed. */
  readonly answer?: PreviewAnswer | undefined;
  readonly baseline: Baseline;
  readonly isBusy: boolean;
  /** Why there are no newer figures. */
  readonly failure?: string | undefined;
  readonly picker: PickerState;
}

/** The list to choose a lead from. */
export interface PickerState {
  readonly isOpen: boolean;
  readonly query: string;
  readonly leads: readonly Lead[];
  /** How many leads fit the search; more than are listed, perhaps. */
  readonly total: number;
  readonly isSearching: boolean;
  /** The place in the list that Enter takes. */
  readonly active: number;
}

/** What people do in the page itself. */
export type Action =
  | { readonly kind: 'showTab'; readonly tab: 'lead' | 'all' }
  | { readonly kind: 'fold'; readonly score: string; readonly isFolded: boolean }
  | { readonly kind: 'openPicker' }
  | { readonly kind: 'closePicker' }
  | { readonly kind: 'typeQuery'; readonly query: string }
  | { readonly kind: 'moveInPicker'; readonly by: number }
  | { readonly kind: 'takeActive' }
  | { readonly kind: 'takeLead'; readonly lead: ChosenLead }
  | { readonly kind: 'tell'; readonly message: FromPage };

/** A changed state, and what is to be told to the panel. */
export interface Outcome {
  readonly state: ViewState;
  readonly message?: FromPage;
}

const closed: PickerState = { isOpen: false, query: '', leads: [], total: 0, isSearching: false, active: 0 };

export function begin(kept: Partial<KeptState>): ViewState {
  return {
    uri: kept.uri ?? '',
    tab: kept.tab ?? 'lead',
    lead: kept.lead,
    folded: kept.folded ?? [],
    baseline: 'saved',
    isBusy: true,
    picker: closed,
  };
}

/** What is kept of a state. */
export function keep({ uri, lead, tab, folded }: ViewState): KeptState {
  return { uri, lead, tab, folded };
}

/** Takes a message of the panel in. */
export function hear(state: ViewState, message: ToPage): ViewState {
  switch (message.kind) {
    case 'figures':
      return { ...state, ...figuresOf(state, message.answer), lead: message.lead ?? state.lead, baseline: message.baseline };
    case 'failed':
      return { ...state, failure: message.message, isBusy: false };
    case 'busy':
      return { ...state, isBusy: message.isBusy };
    case 'leads':
      // An answer to what was typed before comes too late.
      return message.query === state.picker.query && state.picker.isOpen
        ? { ...state, picker: { ...state.picker, leads: message.answer.leads, total: message.answer.total, isSearching: false, active: 0 } }
        : state;
  }
}

/** Does what people do. */
export function act(state: ViewState, action: Action): Outcome {
  const { picker } = state;
  switch (action.kind) {
    case 'showTab':
      return { state: { ...state, tab: action.tab } };
    case 'fold': {
      const others = state.folded.filter(score => score !== action.score);
      return { state: { ...state, folded: action.isFolded ? [...others, action.score] : others } };
    }
    case 'openPicker':
      return picker.isOpen
        ? { state }
        : { state: { ...state, picker: { ...closed, isOpen: true, isSearching: true } }, message: { kind: 'searchLeads', query: '' } };
    case 'closePicker':
      return { state: { ...state, picker: closed } };
    case 'typeQuery':
      return {
        state: { ...state, picker: { ...picker, isOpen: true, query: action.query, isSearching: true } },
        message: { kind: 'searchLeads', query: action.query },
      };
    case 'moveInPicker': {
      const last = picker.leads.length - 1;
      return { state: { ...state, picker: { ...picker, active: Math.max(0, Math.min(last, picker.active + action.by)) } } };
    }
    case 'takeActive': {
      const lead = picker.leads[picker.active];
      return lead === undefined ? { state } : act(state, { kind: 'takeLead', lead: chosen(lead) });
    }
    case 'takeLead':
      return { state: { ...state, lead: action.lead, tab: 'lead', picker: closed }, message: { kind: 'chooseLead', lead: action.lead } };
    case 'tell':
      return { state, message: action.message };
  }
}

/** A lead of the list as one that was chosen. */
export function chosen({ id, title }: Lead): ChosenLead {
  return { id, title: title ?? undefined };
}

/** An answer without figures, as a server may shorten it. */
const nothing: Omit<PreviewAnswer, 'state'> = {
  isStale: false, model: '', asOf: '', leads: 0, events: 0, skippedRows: 0, version: 0, distributions: [], labels: [], flags: [], moved: 0, biggest: [],
};

/** An answer without figures leaves those that are there, but says why there are no newer ones. */
function figuresOf(state: ViewState, given: PreviewAnswer): Partial<ViewState> {
  const answer = { ...nothing, ...given };
  const hasFigures = answer.distributions.length > 0 || answer.leads > 0;
  const keepsOld = !hasFigures && state.answer !== undefined && (answer.state === 'working' || answer.state === 'errors');
  const shown = keepsOld && state.answer !== undefined ? { ...state.answer, state: answer.state, message: answer.message ?? null, isStale: true } : answer;
  return { answer: shown, isBusy: answer.state === 'working', failure: undefined };
}
