// The machine that the extension runs on, for the search of .NET.
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { promisify } from 'node:util';
import type { Machine } from './dotnet';

const millisecondsToAnswer = 20_000;

export const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  home: homedir(),
  isFile: path => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  listRuntimes: async dotnet => (await promisify(execFile)(dotnet, ['--list-runtimes'], { timeout: millisecondsToAnswer })).stdout,
};
