// Bundles the extension into out/extension.js and the page of the preview into out/preview.js. With --watch it does so at every change.
import * as esbuild from 'esbuild';

const isWatching = process.argv.includes('--watch');
const common = { bundle: true, minify: !isWatching, sourcemap: isWatching, legalComments: 'none', logLevel: 'warning' };

const bundles = [
  { ...common, entryPoints: ['src/extension.ts'], outfile: 'out/extension.js', platform: 'node', target: 'node20', format: 'cjs', external: ['vscode'] },
  { ...common, entryPoints: ['src/preview/view/main.ts'], outfile: 'out/preview.js', platform: 'browser', target: 'es2022', format: 'iife' },
];

for (const options of bundles) {
  if (isWatching) {
    await (await esbuild.context(options)).watch();
  } else {
    await esbuild.build(options);
  }
}
