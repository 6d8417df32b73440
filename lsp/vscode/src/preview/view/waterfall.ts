// The waterfall of a score: each line is a bar from the total before it to the total after it.
import type { ExplanationLine, ScoreExplanation } from '../../protocol';
import { countOf, points } from './text';

/** How a bar is drawn: points won, points lost, or what caps, weights, the range and rounding did to the sum. */
export type StepKind = 'gain' | 'loss' | 'adjustment';

export interface Step {
  readonly line: ExplanationLine;
  readonly label: string;
  /** How many events, and when the newest was; empty for rules that ask for none. */
  readonly note: string;
  readonly kind: StepKind;
  readonly before: number;
  readonly after: number;
}

export interface Waterfall {
  readonly steps: readonly Step[];
  /** The number of rules that were looked at and gave nothing. */
  readonly silent: number;
  /** The scale: the lowest and the highest total there is on the way, 0 among them. */
  readonly low: number;
  readonly high: number;
  /** The most digits behind the point of any number that is shown, so that all can stand point below point. */
  readonly digits: number;
}

/** Lays out the waterfall of a score. */
export function waterfallOf(score: ScoreExplanation): Waterfall {
  const steps: Step[] = [];
  let total = 0;
  let silent = 0;
  for (const line of score.lines) {
    if (line.points === 0) {
      silent += line.kind === 'rule' ? 1 : 0;
      continue;
    }
    const after = thousandths(total + line.points);
    steps.push({ line, label: labelOf(line, after), note: noteOf(line), kind: kindOf(line), before: total, after });
    total = after;
  }
  const totals = [0, score.value, ...steps.map(step => step.after)];
  const numbers = [...totals, ...steps.map(step => step.line.points)];
  return { steps, silent, low: Math.min(...totals), high: Math.max(...totals), digits: Math.max(...numbers.map(digitsOf)) };
}

/** Where a total stands on the scale of a waterfall, from 0 to 1. */
export function placeOf({ low, high }: { readonly low: number; readonly high: number }, total: number): number {
  return high === low ? 0 : (total - low) / (high - low);
}

function labelOf(line: ExplanationLine, after: number): string {
  const label = line.label ?? '';
  switch (line.kind) {
    case 'rule':
      return label;
    case 'rule_cap':
      return `${label}: its cap`;
    case 'group_off':
      return `${label}: condition not met`;
    case 'group_weight':
      return `${label}: weight`;
    case 'group_cap':
      return `${label}: cap of the group`;
    case 'formula':
      return 'From the formula';
    case 'range':
      return `Not ${line.points < 0 ? 'above' : 'below'} ${points(after)}`;
    case 'rounding':
      return 'Rounded to whole points';
  }
}

function noteOf({ events = 0, newest }: ExplanationLine): string {
  if (events === 0) {
    return '';
  }
  const count = countOf(events, 'event');
  return newest === undefined ? count : `${count}, last on ${newest.slice(0, 10)}`;
}

function kindOf({ kind, points }: ExplanationLine): StepKind {
  if (kind !== 'rule' && kind !== 'formula') {
    return 'adjustment';
  }
  return points > 0 ? 'gain' : 'loss';
}

/** Points have three digits behind the point; sums of binary fractions have more. */
function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function digitsOf(value: number): number {
  return (String(thousandths(value)).split('.')[1] ?? '').length;
}
