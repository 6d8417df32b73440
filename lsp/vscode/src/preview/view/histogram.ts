// How a score is spread over all leads, before and after an edit.
import type { Distribution } from '../../protocol';

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  /** Where it begins and how wide it is, as shares of the chart's width. */
  readonly left: number;
  readonly width: number;
  /** How high its bars are, as shares of the chart's height. */
  readonly heightBefore: number;
  readonly heightAfter: number;
}

export interface Histogram {
  readonly bins: readonly Bin[];
  /** The count that a bar of full height stands for. */
  readonly top: number;
}

/** Lays out a histogram. A bin with a lead in it has a bar that can be seen, however many the others hold. */
export function histogramOf({ edges, before, after }: Distribution): Histogram {
  const top = Math.max(1, ...before, ...after);
  const first = edges[0] ?? 0;
  const length = (edges.at(-1) ?? 0) - first || 1;
  const bins = after.map((count, index): Bin => {
    const from = edges[index] ?? 0;
    const to = edges[index + 1] ?? from;
    const earlier = before[index] ?? 0;
    return {
      from,
      to,
      before: earlier,
      after: count,
      left: (from - first) / length,
      width: (to - from) / length,
      heightBefore: heightOf(earlier, top),
      heightAfter: heightOf(count, top),
    };
  });
  return { bins, top };
}

function heightOf(count: number, top: number): number {
  return count === 0 ? 0 : Math.max(count / top, 0.02);
}
