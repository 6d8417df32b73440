// Parts of the extension that are written in TypeScript, for tests in plain JavaScript.
import * as esbuild from 'esbuild';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** Imports modules of src, such as 'preview/view/text', as one. */
export async function load(...names) {
  const contents = names.map(name => `export * from ${JSON.stringify(join(source, name))};`).join('\n');
  const { outputFiles } = await esbuild.build({ stdin: { contents, resolveDir: source }, bundle: true, format: 'esm', platform: 'node', write: false, external: ['vscode'] });
  return await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
