// What to show of a failed expectation. Knows nothing of the editor, so that it can be tested alone.

/**
 * The parts in which what was expected and what came differ: "expect fit is 20" and "fit is 15" differ in "20" and "15".
 * Where they do not say the same of the same thing, they are shown whole.
 */
export function difference(expectation: string, actual: string): { readonly expected: string; readonly actual: string } {
  const expected = expectation.replace(/^expect\s+/iu, '');
  const start = /^(?:"(?:\\.|[^"\\])*"|[^"])*? (?:is|gives) /u.exec(expected)?.[0] ?? '';
  return actual.startsWith(start) ? { expected: expected.slice(start.length), actual: actual.slice(start.length) } : { expected, actual };
}
