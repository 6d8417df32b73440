// Where .NET is looked for, and what is made of what is found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './source.mjs';

const { findDotnet, runtimeVersions } = await load('dotnet.ts');

/** A machine on which these programs answer with these versions of the runtime. */
function machine(programs, environment = {}, platform = 'linux') {
  return {
    platform,
    environment,
    home: platform === 'win32' ? 'C:\\Users\\ann' : '/home/ann',
    isFile: path => path in programs,
    listRuntimes: async path => {
      if (programs[path] === 'broken') {
        throw new Error('It does not run.');
      }
      return programs[path].map(version => `Microsoft.AspNetCore.App ${version} [/x]\nMicrosoft.NETCore.App ${version} [/x]`).join('\n');
    },
  };
}

test('the setting comes before everything else', async () => {
  const found = await findDotnet('/opt/dotnet', machine({ '/opt/dotnet': ['10.0.1'], '/usr/bin/dotnet': ['11.0.0'] }, { PATH: '/usr/bin' }));
  assert.deepEqual(found, { kind: 'found', path: '/opt/dotnet', version: '10.0.1' });
});

test('a home folder in the setting is understood', async () => {
  assert.equal((await findDotnet('~/net/dotnet', machine({ '/home/ann/net/dotnet': ['10.0.1'] }))).path, '/home/ann/net/dotnet');
});

test('a setting that leads nowhere is said, and nothing else is tried', async () => {
  const found = await findDotnet('/opt/dotnet', machine({ '/usr/bin/dotnet': ['10.0.1'] }, { PATH: '/usr/bin' }));
  assert.deepEqual(found, { kind: 'wrongSetting', path: '/opt/dotnet' });
});

test('DOTNET_ROOT comes before the PATH, and the PATH before the usual places', async () => {
  const programs = { '/root/dotnet': ['10.0.1'], '/usr/bin/dotnet': ['10.0.2'], '/usr/share/dotnet/dotnet': ['10.0.3'], '/home/ann/.dotnet/dotnet': ['10.0.4'] };
  assert.equal((await findDotnet('', machine(programs, { DOTNET_ROOT: '/root', PATH: '/bin:/usr/bin' }))).path, '/root/dotnet');
  assert.equal((await findDotnet('', machine(programs, { PATH: '/bin:/usr/bin' }))).path, '/usr/bin/dotnet');
  assert.equal((await findDotnet('', machine(programs, {}))).path, '/usr/share/dotnet/dotnet');
});

test('on Windows it is found in the folder of programs', async () => {
  const found = await findDotnet('', machine({ 'C:\\Program Files\\dotnet\\dotnet.exe': ['10.0.1'] }, { Path: 'C:\\Windows', ProgramFiles: 'C:\\Program Files' }, 'win32'));
  assert.equal(found.path, 'C:\\Program Files\\dotnet\\dotnet.exe');
});

test('one that is too old or does not run is passed over', async () => {
  const programs = { '/a/dotnet': ['8.0.1'], '/b/dotnet': 'broken', '/c/dotnet': ['8.0.1', '10.0.7', '9.0.0'] };
  assert.deepEqual(await findDotnet('', machine(programs, { PATH: '/a:/b:/c' })), { kind: 'found', path: '/c/dotnet', version: '10.0.7' });
});

test('where all are too old, the first of them is told', async () => {
  const found = await findDotnet('', machine({ '/a/dotnet': ['8.0.1', '9.0.2'], '/b/dotnet': ['6.0.0'] }, { PATH: '/a:/b' }));
  assert.deepEqual(found, { kind: 'tooOld', path: '/a/dotnet', versions: ['9.0.2', '8.0.1'] });
});

test('a newer one will do', async () => {
  assert.equal((await findDotnet('', machine({ '/a/dotnet': ['12.0.0'] }, { PATH: '/a' }))).version, '12.0.0');
});

test('where there is none, it is missing', async () => {
  assert.deepEqual(await findDotnet('', machine({}, { PATH: '/usr/bin' })), { kind: 'missing' });
});

test('versions are read from the listing, newest first, other frameworks left out', () => {
  const listing = 'Microsoft.AspNetCore.App 11.0.0 [/x]\r\nMicrosoft.NETCore.App 9.0.1 [/x]\r\nMicrosoft.NETCore.App 10.0.12 [/x]\r\nMicrosoft.NETCore.App 10.0.9 [/x]\r\n';
  assert.deepEqual(runtimeVersions(listing), ['10.0.12', '10.0.9', '9.0.1']);
});
