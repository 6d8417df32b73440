// Which files are offered as data, and what is seen in them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from './source.mjs';
import { repository } from './tokenizer.mjs';

const { eventNames, likelyEvents, likelyFirst, likelyLeads, namesEvents } = await load('dataFiles.ts');

test('files with a likely name are offered first', () => {
  const files = ['competitors.csv', 'data/events.csv', 'data/leads.csv'].map(path => ({ path }));
  assert.deepEqual(likelyFirst(files, likelyLeads).map(file => file.path), ['data/leads.csv', 'competitors.csv', 'data/events.csv']);
  assert.deepEqual(likelyFirst(files, likelyEvents).map(file => file.path), ['data/events.csv', 'competitors.csv', 'data/leads.csv']);
});

test('the folder of a file does not make its name likely', () => {
  assert.deepEqual(likelyFirst([{ path: 'leads/notes.csv' }, { path: 'x/people.csv' }], likelyLeads)[0].path, 'x/people.csv');
});

test('the events of a model are found, of several words too', () => {
  const text = 'event visited { page url subject }\nevent opened email { kind text }\nevent unsubscribed\nevent logged in // to the trial\nevents are not\n';
  assert.deepEqual(eventNames(text), ['visited', 'opened email', 'unsubscribed', 'logged in']);
  assert.deepEqual(eventNames(readFileSync(join(repository, 'samples/cdnow/model.score'), 'utf8')), ['purchased']);
});

const heads = [
  ['lead,event,at,page', true],
  ['lead;Event;at', true],
  ['"event","lead"', true],
  ['{"lead": "L1", "event": "visited"}', true],
  ['customer_id,date,cds,amount', false],
  ['lead,at,event_id', false],
];
for (const [head, expected] of heads) {
  test(`the rows below '${head}' ${expected ? 'name' : 'do not name'} their event`, () => assert.equal(namesEvents(head), expected));
}
