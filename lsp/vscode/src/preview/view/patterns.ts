// What bars are filled with, so that they are told apart where colours are not.
import { h, type Node } from './nodes';

export function patterns(): Node {
  return h(
    'svg',
    { key: 'patterns', class: 'patterns', 'aria-hidden': 'true' },
    pattern('hatch-loss', 6, h('path', { d: 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2' })),
    pattern('hatch-before', 4, h('path', { d: 'M-1,1 l2,-2 M0,4 l4,-4 M3,5 l2,-2' })),
    pattern('dots', 4, h('circle', { cx: 2, cy: 2, r: 0.9 })),
  );
}

function pattern(id: string, size: number, mark: Node): Node {
  return h('pattern', { id, width: size, height: size, patternUnits: 'userSpaceOnUse' }, mark);
}
