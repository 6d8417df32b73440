// What can be seen of data files and models without reading them whole. Knows nothing of the editor, so that it can be tested alone.

/** Whether a file can hold leads or events. */
export const dataFilePattern = '**/*.{csv,jsonl,ndjson,csv.gz,jsonl.gz,ndjson.gz}';

/** Files in the order in which they are offered: those with a likely name first, then by path. */
export function likelyFirst<T extends { readonly path: string }>(files: readonly T[], likely: RegExp): T[] {
  return [...files].sort((one, other) => Number(isLikely(other)) - Number(isLikely(one)) || one.path.localeCompare(other.path, 'en'));

  function isLikely({ path }: T): boolean {
    return likely.test(path.slice(path.lastIndexOf('/') + 1));
  }
}

/** Names of files of leads. */
export const likelyLeads = /lead|contact|prospect|person|people|customer/i;

/** Names of files of events. */
export const likelyEvents = /event|activit|visit|purchase|order|log/i;

/** The names of a model's events, as they are written. */
export function eventNames(text: string): string[] {
  return [...text.matchAll(/^event[ \t]+([^{;\r\n/]+?)[ \t]*(?:[{;]|\/[/*]|\r?$)/gm)].map(match => match[1] ?? '');
}

/** Whether the head of a .csv, or the first row of JSON lines, says that each row names its event. */
export function namesEvents(firstLine: string): boolean {
  return /(?:^|[,;\t{\s])"?event"?\s*(?:$|[,;\t:])/i.test(firstLine);
}
