// The setting score.data: which leads and events belong to a model. Knows nothing of the editor, so that it can be tested alone.
import * as path from 'node:path';

/** The files of a data set, as the setting names them. */
export interface DataSet {
  readonly leads?: string;
  /** A path, or `NAME=path` for events of one kind, or several. */
  readonly events?: string | readonly string[];
  readonly accounts?: string;
  /** The instant to score as of, such as 2025-06-01. Without it: the newest instant in the data. */
  readonly asOf?: string;
}

/** The value of score.data: the file of leads, a data set, or one of these for each model by its path or a pattern of paths. */
export type DataSetting = string | DataSet | Readonly<Record<string, string | DataSet | null>> | null | undefined;

/** Where a model is. */
export interface ModelPlace {
  /** The model's full path, with slashes. */
  readonly model: string;
  /** The full path of the workspace's folder that it is in, with slashes; undefined where it is in none. */
  readonly folder: string | undefined;
}

const names = ['leads', 'events', 'accounts', 'asOf'];

/** The data set of a model; undefined where the setting has none for it. */
export function dataSetOf(setting: DataSetting, place: ModelPlace): DataSet | undefined {
  const value = isMap(setting) ? choose(setting, place) : setting;
  if (typeof value === 'string') {
    return value.trim() === '' ? undefined : { leads: value };
  }
  return value !== null && typeof value === 'object' && (value.leads || eventsOf(value).length > 0) ? value : undefined;
}

/** The setting with the data set of one model added. What is set for all models goes on holding for the others. */
export function withDataSet(setting: DataSetting, place: ModelPlace, data: DataSet): DataSetting {
  const map = setting === null || setting === undefined || setting === '' ? {} : isMap(setting) ? setting : { '*': setting };
  return { ...map, [relativeTo(place.folder, place.model) ?? place.model]: data };
}

/** The path of a data file as the setting should have it: from the model's folder, else from the workspace's, else whole. */
export function settingPath(file: string, place: ModelPlace): string {
  return relativeTo(path.posix.dirname(place.model), file) ?? relativeTo(place.folder, file) ?? file;
}

/**
 * The options of `score run` that name the data.
 * @param exists whether a file is there: a path counts from the model's folder if it is, else from the workspace's.
 */
export function dataOptions(data: DataSet, place: ModelPlace, exists: (path: string) => boolean): string[] {
  const options: string[] = [];
  if (data.leads) {
    options.push('--leads', resolve(data.leads));
  }
  if (data.accounts) {
    options.push('--accounts', resolve(data.accounts));
  }
  for (const events of eventsOf(data)) {
    const name = events.slice(0, events.indexOf('=') + 1);
    options.push('--events', name + resolve(events.slice(name.length)));
  }
  return options;

  function resolve(file: string): string {
    if (path.posix.isAbsolute(file) || path.win32.isAbsolute(file)) {
      return file;
    }
    const besideModel = path.posix.join(path.posix.dirname(place.model), file);
    return place.folder === undefined || exists(besideModel) ? besideModel : path.posix.join(place.folder, file);
  }
}

function eventsOf(data: DataSet): readonly string[] {
  return data.events === undefined ? [] : typeof data.events === 'string' ? [data.events] : data.events;
}

function isMap(setting: DataSetting): setting is Readonly<Record<string, string | DataSet | null>> {
  return setting !== null && typeof setting === 'object' && !Object.keys(setting).some(name => names.includes(name));
}

/** The value for this model: that of its path itself before that of a pattern, in which `*` is any run of characters and `?` is one. */
function choose(map: Readonly<Record<string, string | DataSet | null>>, place: ModelPlace): string | DataSet | null | undefined {
  const spellings = [place.model, relativeTo(place.folder, place.model), path.posix.basename(place.model)];
  const entries = Object.entries(map).map(([pattern, value]) => ({ pattern: pattern.replaceAll('\\', '/').replace(/^\.\//, ''), value }));
  const exact = entries.find(({ pattern }) => spellings.includes(pattern));
  return (exact ?? entries.find(({ pattern }) => spellings.some(spelling => spelling !== undefined && matches(pattern, spelling))))?.value;
}

function matches(pattern: string, text: string): boolean {
  const expression = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'su').test(text);
}

function relativeTo(folder: string | undefined, file: string): string | undefined {
  const start = folder === undefined ? undefined : folder.replace(/\/+$/, '') + '/';
  return start !== undefined && file.startsWith(start) ? file.slice(start.length) : undefined;
}
