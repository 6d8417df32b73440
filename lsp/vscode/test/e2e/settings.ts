import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The data of samples/b2b-saas as people would set it. */
export const data = { leads: 'data/leads.csv', events: 'data/events.csv', asOf: '2025-06-01' };

/** Writes the settings of a folder. */
export function setSettings(folder: string, settings: object): void {
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(settings, null, 2));
}

/** The settings of a folder as they are on the disk now. */
export function settingsOf(folder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, '.vscode/settings.json'), 'utf8')) as Record<string, unknown>;
}
