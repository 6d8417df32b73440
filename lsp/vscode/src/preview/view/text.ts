// The words and numbers of the preview.
import type { PreviewAnswer } from '../../protocol';

/** A number of points, as exact as the model has it: up to three digits behind the point. */
export function points(value: number): string {
  return minus(value.toLocaleString('en', { maximumFractionDigits: 3 }));
}

/** Points that are added or taken: always with a sign, but 0. */
export function signed(value: number): string {
  return value > 0 ? `+${points(value)}` : points(value);
}

/** An average, or the difference of two: one digit behind the point. A dash where there is none. */
export function mean(value: number | null): string {
  return value === null ? '–' : minus(value.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
}

/** The difference of two averages as they are shown, with a sign; empty where they are shown alike. */
export function meanChange(before: number | null, after: number | null): string {
  if (before === null || after === null) {
    return '';
  }
  const change = Math.round(after * 10) / 10 - Math.round(before * 10) / 10;
  const text = mean(change);
  return Math.abs(change) < 0.05 ? '' : change > 0 ? `+${text}` : text;
}

/** A count with its word. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** An instant as it is written in a model, less a midnight. */
export function instant(text: string): string {
  const [day = '', time = ''] = text.replace(/Z$/, '').split('T');
  return time === '' || time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)} UTC`;
}

/** What the figures are of. */
export function source({ leads, events, asOf }: PreviewAnswer): string {
  const parts = [countOf(leads, 'lead')];
  if (events > 0) {
    parts.push(countOf(events, 'event'));
  }
  if (asOf !== '') {
    parts.push(`as of ${instant(asOf)}`);
  }
  return parts.join(' · ');
}

/** What the edit does, in a sentence. */
export function effect({ moved, leads, distributions, biggest }: PreviewAnswer): string {
  if (moved > 0) {
    const verb = moved === 1 ? 'moves' : 'move';
    return `${moved.toLocaleString('en')} of ${countOf(leads, 'lead')} ${verb} to another band, stage, segment or hand-off.`;
  }
  const isChanged = biggest.length > 0 || distributions.some(each => each.before.some((count, index) => count !== each.after[index]));
  return isChanged
    ? 'Scores change, but no lead moves to another band, stage, segment or hand-off.'
    : 'No difference yet. Edit a rule, and see here which leads it moves.';
}

/** What kind of flag it is, for a heading. */
export function flagKind(kind: 'excluded' | 'segment' | 'handoff'): string {
  return kind === 'excluded' ? 'Excluded' : kind === 'segment' ? 'Segments' : 'Hand-offs';
}

function minus(text: string): string {
  const isZero = /^-0(?:\.0*)?$/.test(text);
  return isZero ? text.slice(1) : text.replace('-', '−');
}
