// Loads a source file that knows nothing of the editor.
import * as esbuild from 'esbuild';
import { join } from 'node:path';
import { extension } from './tokenizer.mjs';

export async function load(file) {
  const built = await esbuild.build({ entryPoints: [join(extension, 'src', file)], bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20' });
  return import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].text).toString('base64')}`);
}
