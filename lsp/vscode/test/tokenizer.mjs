// Colours a text as the editor does before the language server is up.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const textmate = require('vscode-textmate');
const oniguruma = require('vscode-oniguruma');

export const extension = fileURLToPath(new URL('..', import.meta.url));
export const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The grammar, loaded. */
export async function loadGrammar() {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
      createOnigString: text => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => {
      const path = join(extension, 'syntaxes/score.tmLanguage.json');
      return textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
  });
  return registry.loadGrammar('source.score');
}

/**
 * The coloured stretches of a text: line, text, and the innermost scope without `.score`, or '' for none.
 * `isClosed` says whether every block that the grammar opened was closed at the end.
 */
export function tokenize(grammar, text) {
  const tokens = [];
  let state = textmate.INITIAL;
  for (const [line, content] of text.split(/\r?\n/).entries()) {
    const result = grammar.tokenizeLine(content, state);
    state = result.ruleStack;
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const scope = scopes.at(-1);
      tokens.push({ line, start: startIndex, text: content.slice(startIndex, endIndex), scope: scopes.length > 1 ? scope.replace(/\.score$/, '') : '', scopes });
    }
  }
  return { tokens, isClosed: state.depth === 1 };
}
