import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder whose names end so. */
export function filesBelow(folder, ending) {
  return readdirSync(folder, { recursive: true }).filter(name => name.endsWith(ending)).sort().map(name => join(folder, name));
}
