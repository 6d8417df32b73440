// The colours of texts before the language server is up.
import assert from 'node:assert/strict';
import { filesBelow } from './files.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { extension, loadGrammar, repository, tokenize } from './tokenizer.mjs';

const lexer = readFileSync(join(repository, 'grammar/ScoringDsl.Grammar/ScoringLexer.g4'), 'utf8');
const fixture = join(extension, 'test/colours.score');
const words = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** A line in which the word is a keyword, for every word of the lexer that is one only in its place. */
const places = {
  model: 'model "B2B"',
  import: 'import "crm.score"',
  lead: 'lead { lead_id text key }',
  account: 'account score readiness range 0..100 {',
  event: 'event visited { page url subject }',
  list: 'list free_mail = gmail',
  define: 'define limit = 20',
  score: 'score fit range 0..100 {',
  bands: 'bands grade of fit { A >= 50; B otherwise }',
  rating: 'rating priority = grade level',
  stages: 'stages lifecycle { visitor otherwise }',
  exclude: 'exclude student when learner',
  segment: 'segment cold when not visited',
  handoff: 'handoff sales when fit >= 50',
  outcome: 'outcome won when purchased',
  ignore: 'ignore visited where (page like "/x")',
  test: 'test "a test" {',
  expect: '  expect fit is 20',
  group: '  group "Social" up to 15 {',
  match: '  match industry { software => +20 }',
  at: '  event visited at 2025-06-01',
  before: '  visited before 2025-01-01 => +5',
  from: 'lead { email email from "E-mail" }',
  gives: '  expect "Pricing" gives +20',
  id: '  event visited id "7"',
  missing: 'lead { title text missing "n/a" }',
  times: '  event visited times 5',
  column: 'list rivals from "rivals.csv" column "domain"',
  for: 'score interest for product in (crm, erp) {',
  none: '  requested demo => +30 decay none',
  range: 'score fit range 0..100 {',
  reasons: 'handoff sales when fit >= 5 because top 3 reasons of fit',
  rounded: 'score total range 0..100 rounded = 0.5 * fit',
  top: 'handoff sales when fit >= 5 because top 3 reasons of fit',
  version: 'model "B2B" version 3',
  weight: '  group "Events" weight 50% {',
  // Operators of several words: the tokens of the lexer that have no text of their own.
  'up to': '  each visited => +1 up to 10',
  'down to': '  each visited => -1 down to -10',
  'at most': '  each visited => +1 at most 3 per day',
  'at least': '  grade at least B => +5',
  'more than': 'ignore visited more than 10 within 1 minute',
  'less than': '  employees less than 5 => +5',
  'fewer than': '  visited fewer than 5 times => +5',
  'older than': '  visited older than 90 days => -5',
  'starts with': '  title starts with "Head of" => +5',
  'ends with': '  title ends with "manager" => +5',
  'has word': '  title has word "VP" => +5',
  'any of': '  title has word any of ("VP", "CEO") => +5',
  'count of': '  count of visited >= 5 => +5',
  'sum of': '  sum of amount of purchased >= 5 => +5',
  'average of': '  average of amount of purchased >= 5 => +5',
  'min of': '  min of amount of purchased >= 5 => +5',
  'max of': '  max of amount of purchased >= 5 => +5',
  'highest of': 'score top = highest of interest',
  'name of highest': 'segment crm when name of highest interest is crm',
  'days since last': '  days since last visited >= 5 => -5',
  'days since first': '  days since first visited >= 5 => +5',
  'days since': '  days since created >= 365 => +5',
  'linear over': '  decay linear over 60 days',
  'half-life': '  decay half-life 30 days',
  'within next': '  decision_by within next 90 days => +5',
  'as of': '  as of 2025-06-01',
  'tests for': 'tests for "model.score"',
};

/** Lines in which the word is the name of a field or an event, as in many exports of a CRM. */
const names = {
  rating: ['lead { rating text }', '  rating is hot => +5'],
  segment: ['lead { segment text; source text }', '  segment = "A" => +5'],
  event: ['lead { event text }', '  event is webinar => +5'],
  score: ['lead { score number }', '  score >= 5 => +5'],
  account: ['  account.industry software => +5'],
  top: ['  top >= 5 => +5'],
  version: ['  version is old => +5'],
  range: ['  range >= 5 => +5'],
  list: ['  list contains "a" => +5'],
  test: ['lead { test bool }', '  test => +5'],
  days: ['lead { days number }', '  days >= 5 => +5'],
  id: ['lead { id text key }'],
  match: ['  match >= 5 => +5'],
};

let grammar;
before(async () => (grammar = await loadGrammar()));

test('every reserved word of the lexer is a keyword', () => {
  for (const word of reservedWords()) {
    for (const spelling of [word, word.toUpperCase()]) {
      assert.match(scopeOf(`  x ${spelling} `, spelling), /^keyword\.control$/, spelling);
    }
  }
});

test('every other word of the lexer is a keyword in its place', () => {
  for (const word of [...softWords(), ...wordOperators()]) {
    assert.ok(word in places, `test/grammar.test.mjs has no line for '${word}'.`);
    assert.match(scopeOf(places[word], word), /^(keyword|storage)\./, places[word]);
  }
});

test('every unit of time is coloured beside its number', () => {
  const units = /^UNIT: \(([^)]*)\)/m.exec(lexer)[1].match(/\w+/g);
  assert.ok(units.length >= 7);
  for (const unit of units.flatMap(unit => [unit, `${unit}s`])) {
    assert.equal(scopeOf(`  visited within 2 ${unit} => +5`, unit), 'keyword.other.unit', unit);
  }
});

test('a word of the language that is the name of a field is no keyword', () => {
  for (const [word, lines] of Object.entries(names)) {
    for (const line of lines) {
      const from = line.startsWith('lead') ? 4 : 0;
      assert.doesNotMatch(scopeOf(line, word, from), /^(keyword|storage)/, line);
    }
  }
});

test('the words of a longer name are no keywords', () => {
  for (const name of ['in_region', 'is_customer', 'order', 'android', 'every_day', 'größe_in_cm', '`decay`']) {
    const scopes = tokenize(grammar, `  ${name} >= 5 => +5`).tokens.filter(token => token.start < name.length + 2).map(token => token.scope);
    assert.ok(scopes.every(scope => !scope.startsWith('keyword')), name);
  }
});

test('in every sample all reserved words are keywords, all blocks are closed, and nothing is marked as wrong', () => {
  const reserved = new Set(reservedWords());
  const files = [...filesBelow(join(repository, 'samples'), '.score'), ...filesBelow(join(repository, 'tests/ScoringDsl.Conformance'), '.score')];
  assert.ok(files.length > 20);
  for (const file of files) {
    const { tokens, isClosed } = tokenize(grammar, readFileSync(file, 'utf8'));
    assert.ok(isClosed, `${file}: a block is not closed.`);
    for (const token of tokens) {
      const place = `${file}:${token.line + 1}:${token.start + 1} '${token.text}' is ${token.scope || 'plain'}`;
      assert.doesNotMatch(token.scope, /^invalid/, place);
      if (!/^(comment|string\.quoted|variable\.other\.(quoted|placeholder)|constant\.character)/.test(token.scope)) {
        for (const word of token.text.replace(/`.*?`/g, '').match(words) ?? []) {
          const isEventName = word === 'in' && token.scope === 'entity.name.function.event';
          assert.ok(isEventName || !reserved.has(word) || /^(keyword|support\.type)/.test(token.scope), place);
        }
      }
    }
  }
});

test('the colours of a model are as accepted', () => {
  const { tokens } = tokenize(grammar, readFileSync(fixture, 'utf8'));
  const shown = tokens.filter(token => token.text.trim() !== '').map(token => `${token.line + 1}\t${token.text}\t${token.scope}`).join('\n') + '\n';
  const verified = join(extension, 'test/colours.verified.txt');
  if (process.env.SNAPSHOT_ACCEPT === '1') {
    writeFileSync(verified, shown);
  }
  assert.equal(shown, readFileSync(verified, 'utf8'));
});

/** The scope of the stretch that a text begins in. */
function scopeOf(line, text, from = 0) {
  const at = line.indexOf(text, from);
  assert.ok(at >= 0, `'${text}' is not in '${line}'.`);
  return tokenize(grammar, line).tokens.find(token => token.start <= at && at < token.start + token.text.length).scope;
}

function reservedWords() {
  const found = wordsOf(between('// Reserved words.', '// Words that are keywords only as'));
  assert.ok(found.includes('and') && found.includes('always'));
  return found;
}

function softWords() {
  const found = wordsOf(between('// Words that are keywords only as', 'WORD options'));
  assert.ok(found.includes('model') && found.includes('weight'));
  return found;
}

/** UP_TO is 'up to', and HALF_LIFE is 'half-life'. */
function wordOperators() {
  const found = between('// Operators of several words', '// The end of a statement').match(/[A-Z]+(_[A-Z]+)+/g);
  assert.ok(found.length > 20);
  return found.map(name => (name === 'HALF_LIFE' ? 'half-life' : name.toLowerCase().replaceAll('_', ' ')));
}

function between(from, to) {
  const start = lexer.indexOf(from);
  const end = lexer.indexOf(to, start);
  assert.ok(start >= 0 && end > start, `${from} … ${to}`);
  return lexer.slice(start, end);
}

function wordsOf(rules) {
  return [...rules.matchAll(/^[A-Z_]+: '([a-z]+)';/gm)].map(match => match[1]);
}
