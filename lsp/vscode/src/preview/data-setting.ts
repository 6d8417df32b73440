// The setting score.data, and what can be seen of data files without reading them. Knows nothing of the editor, so that it can be tested alone.

export interface DataSet {
  readonly leads?: string;
  readonly events?: string | readonly string[];
  readonly accounts?: string;
  readonly asOf?: string;
}

/**
 * The setting with the data of one model.
 * @param present what is set now.
 * @param data the files.
 * @param model the model's path in the workspace.
 * @param isOneOfMany whether there are other models, which go on with the data that they have.
 */
export function newSetting(present: unknown, data: DataSet, model: string, isOneOfMany: boolean): unknown {
  if (isPerModel(present)) {
    return { ...present, [model]: data };
  }
  if (!isOneOfMany) {
    return data;
  }
  return present === undefined || present === null ? { [model]: data } : { '**': present, [model]: data };
}

/** The names of a model's events, as they are written. */
export function eventNames(text: string): string[] {
  return [...text.matchAll(/^\s*event[ \t]+([^{;\r\n/]+?)[ \t]*(?:[{;]|\/[/*]|$)/gm)].map(match => match[1] ?? '');
}

/** Whether the head of a .csv or the first row of a .jsonl has no column that says what event each row is. */
export function looksLikeOneKind(firstLine: string): boolean {
  return !/(?:^|[,;\t{\s])"?event"?\s*(?:$|[,;\t:])/.test(firstLine);
}

function isPerModel(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !['leads', 'events', 'accounts', 'asOf'].some(key => key in value) && Object.keys(value).length > 0;
}
