// What the panel and the page in it say to each other.
import type { Location } from 'vscode-languageclient/node';
import type { LeadsAnswer, PreviewAnswer } from '../protocol';

/** From the panel to the page. */
export type ToPage =
  /** The newest figures; where `lead` is another than the page has, it takes that one. */
  | { readonly kind: 'figures'; readonly answer: PreviewAnswer; readonly lead?: ChosenLead | undefined; readonly baseline: Baseline }
  /** There are no figures, and why. */
  | { readonly kind: 'failed'; readonly message: string }
  /** Whether figures are being computed. */
  | { readonly kind: 'busy'; readonly isBusy: boolean }
  /** The leads that were searched for. */
  | { readonly kind: 'leads'; readonly query: string; readonly answer: LeadsAnswer };

/** From the page to the panel. */
export type FromPage =
  /** The page is there and wants figures. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'chooseLead'; readonly lead: ChosenLead }
  | { readonly kind: 'searchLeads'; readonly query: string }
  /** Shows the line of a rule in the editor. */
  | { readonly kind: 'reveal'; readonly place: Location }
  | { readonly kind: 'chooseData' }
  /** Makes the present text the one that later edits are compared with. */
  | { readonly kind: 'setBaseline' }
  | { readonly kind: 'showProblems' }
  | { readonly kind: 'showOutput' }
  | { readonly kind: 'tryAgain' };

export interface ChosenLead {
  readonly id: string;
  readonly title?: string | undefined;
}

/** What the figures are compared with: the text that was last saved, or one that was marked by hand. */
export type Baseline = 'saved' | 'marked';

/** What is kept of a page when it is hidden, or the window is closed. */
export interface KeptState {
  /** The model. */
  readonly uri: string;
  readonly lead?: ChosenLead | undefined;
  readonly tab?: 'lead' | 'all' | undefined;
  /** The scores whose waterfall is folded. */
  readonly folded?: readonly string[] | undefined;
}
