// Finds a .NET that can run the language server. Knows nothing of the editor, so that it can be tested alone.
import * as path from 'node:path';

/** The oldest .NET that runs the server and the score tool. */
export const neededVersion = 10;

/** What the search looks at; tests give their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  isFile(path: string): boolean;
  /** What `dotnet --list-runtimes` prints. Rejects where the program cannot be run. */
  listRuntimes(dotnet: string): Promise<string>;
}

/** What the search came to. */
export type DotnetSearch =
  | { readonly kind: 'found'; readonly path: string; readonly version: string }
  /** The path of the setting does not lead to a program that runs. */
  | { readonly kind: 'wrongSetting'; readonly path: string }
  /** There is a .NET, but only older ones, newest first. */
  | { readonly kind: 'tooOld'; readonly path: string; readonly versions: readonly string[] }
  | { readonly kind: 'missing' };

/** Looks in the setting, and where that is empty in DOTNET_ROOT, on the PATH and in the usual places, in this order. */
export async function findDotnet(setting: string, machine: Machine): Promise<DotnetSearch> {
  const wanted = setting.trim();
  const candidates = wanted ? [expandHome(wanted, machine)] : usualPlaces(machine);
  let tooOld: DotnetSearch | undefined;
  for (const candidate of new Set(candidates)) {
    if (!machine.isFile(candidate)) {
      continue;
    }
    let versions: string[];
    try {
      versions = runtimeVersions(await machine.listRuntimes(candidate));
    } catch {
      continue;
    }
    const newest = versions[0];
    if (newest !== undefined && majorOf(newest) >= neededVersion) {
      return { kind: 'found', path: candidate, version: newest };
    }
    tooOld ??= { kind: 'tooOld', path: candidate, versions };
  }
  return tooOld ?? (wanted ? { kind: 'wrongSetting', path: wanted } : { kind: 'missing' });
}

/** The versions of Microsoft.NETCore.App that a listing names, newest first. */
export function runtimeVersions(listing: string): string[] {
  const versions = [...listing.matchAll(/^Microsoft\.NETCore\.App (\S+)/gm)].map(match => match[1] ?? '');
  return versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}

function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}

function usualPlaces({ platform, environment, home }: Machine): string[] {
  const { join, delimiter } = platform === 'win32' ? path.win32 : path.posix;
  const program = platform === 'win32' ? 'dotnet.exe' : 'dotnet';
  const folders = [environment['DOTNET_ROOT'], ...(environment['PATH'] ?? environment['Path'] ?? '').split(delimiter)];
  switch (platform) {
    case 'win32':
      folders.push(
        inFolder(environment['ProgramFiles'], 'dotnet'),
        inFolder(environment['LOCALAPPDATA'], 'Microsoft', 'dotnet'),
      );
      break;
    case 'darwin':
      folders.push('/usr/local/share/dotnet', '/opt/homebrew/bin', '/usr/local/bin');
      break;
    default:
      folders.push('/usr/share/dotnet', '/usr/lib/dotnet', '/usr/lib64/dotnet', '/usr/local/bin', '/snap/bin');
  }
  folders.push(join(home, '.dotnet'));
  return folders.filter(folder => folder !== undefined && folder !== '').map(folder => join(folder as string, program));

  function inFolder(folder: string | undefined, ...rest: string[]): string | undefined {
    return folder === undefined ? undefined : join(folder, ...rest);
  }
}

function expandHome(setting: string, { home }: Machine): string {
  return setting.startsWith('~/') || setting.startsWith('~\\') ? path.join(home, setting.slice(2)) : setting;
}
