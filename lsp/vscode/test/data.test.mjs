// Which data the setting score.data gives a model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './source.mjs';

const { dataOptions, dataSetOf, settingPath, withDataSet } = await load('data.ts');

const place = { model: '/models/b2b/model.score', folder: '/models' };
const data = { leads: 'data/leads.csv', events: 'data/events.csv', asOf: '2025-06-01' };

test('a text is the file of leads', () => {
  assert.deepEqual(dataSetOf('data/leads.csv', place), { leads: 'data/leads.csv' });
});

test('an object is the data of every model', () => {
  assert.deepEqual(dataSetOf(data, place), data);
});

test('nothing, an empty text and a day without files are no data', () => {
  for (const setting of [null, undefined, '', ' ', {}, { asOf: '2025-06-01' }, { events: [] }]) {
    assert.equal(dataSetOf(setting, place), undefined);
  }
});

test('a model is named by its path from the workspace, its whole path, its name, or a pattern', () => {
  for (const name of ['b2b/model.score', './b2b/model.score', 'b2b\\model.score', '/models/b2b/model.score', 'model.score', 'b2b/*.score', '**/model.score', '*.score', 'b2b/mode?.score']) {
    assert.deepEqual(dataSetOf({ [name]: data }, place), data, name);
  }
  for (const name of ['crm/model.score', 'other.score', 'b2b/*.txt', 'b2b/mod?.score']) {
    assert.equal(dataSetOf({ [name]: data }, place), undefined, name);
  }
});

test('a path comes before a pattern, and the first of several patterns counts', () => {
  assert.equal(dataSetOf({ '*.score': 'any.csv', 'b2b/model.score': 'own.csv' }, place).leads, 'own.csv');
  assert.equal(dataSetOf({ 'b2b/*': 'first.csv', '*.score': 'second.csv' }, place).leads, 'first.csv');
});

test('a model can be given no data', () => {
  assert.equal(dataSetOf({ 'b2b/model.score': null, '*.score': 'any.csv' }, place), undefined);
});

test('remembering adds the model to those that are there', () => {
  assert.deepEqual(withDataSet(null, place, data), { 'b2b/model.score': data });
  assert.deepEqual(withDataSet({ 'crm/*.score': 'crm.csv' }, place, data), { 'crm/*.score': 'crm.csv', 'b2b/model.score': data });
});

test('data that is set for all models goes on holding for the others', () => {
  const changed = withDataSet({ leads: 'leads.csv' }, place, data);
  assert.deepEqual(dataSetOf(changed, place), data);
  assert.deepEqual(dataSetOf(changed, { ...place, model: '/models/crm/model.score' }), { leads: 'leads.csv' });
  assert.deepEqual(withDataSet('leads.csv', place, data), { '*': 'leads.csv', 'b2b/model.score': data });
});

test('what is remembered is found again', () => {
  assert.deepEqual(dataSetOf(withDataSet(null, place, data), place), data);
});

test('a file is written as it counts: from the model, else from the workspace, else whole', () => {
  assert.equal(settingPath('/models/b2b/data/leads.csv', place), 'data/leads.csv');
  assert.equal(settingPath('/models/exports/leads.csv', place), 'exports/leads.csv');
  assert.equal(settingPath('/elsewhere/leads.csv', place), '/elsewhere/leads.csv');
  assert.equal(settingPath('/modelshop/leads.csv', place), '/modelshop/leads.csv');
});

test('a path counts from the model if the file is there, else from the workspace', () => {
  const files = new Set(['/models/b2b/data/leads.csv']);
  assert.deepEqual(dataOptions({ ...data, accounts: '/all/accounts.csv' }, place, file => files.has(file)), [
    '--leads', '/models/b2b/data/leads.csv', '--accounts', '/all/accounts.csv', '--events', '/models/data/events.csv',
  ]);
});

test('events may be of one kind, and in several files', () => {
  const several = { events: ['purchased=buys.csv', 'visits.csv', 'logged in=C:/data/a=b.csv'] };
  assert.deepEqual(dataOptions(several, { model: '/models/model.score', folder: undefined }, () => false), [
    '--events', 'purchased=/models/buys.csv', '--events', '/models/visits.csv', '--events', 'logged in=C:/data/a=b.csv',
  ]);
});
