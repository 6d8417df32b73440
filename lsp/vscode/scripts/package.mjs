// Makes dist/scoringdsl-<version>.vsix: publishes the language server and the score tool into the extension, bundles, packs.
// With a target such as `npm run package -- --target linux-x64` the .vsix is for that platform and starts faster (ReadyToRun).
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const extension = dirname(dirname(fileURLToPath(import.meta.url)));
const repository = dirname(dirname(extension));
const { name, version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
const at = process.argv.indexOf('--target');
const target = at < 0 ? undefined : process.argv[at + 1];

/** The platforms of Visual Studio Code by the names that .NET has for them. */
const runtimes = {
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'alpine-x64': 'linux-musl-x64',
  'darwin-x64': 'osx-x64',
  'darwin-arm64': 'osx-arm64',
};

function run(command, ...args) {
  execFileSync(command, args, { cwd: extension, stdio: 'inherit', shell: process.platform === 'win32' });
}

function publish(project, folder) {
  const output = join(extension, folder);
  rmSync(output, { recursive: true, force: true });
  run(
    'dotnet', 'publish', join(repository, project), '--configuration', 'Release', '--output', output, '--nologo', '-v', 'quiet',
    // A newer .NET than the one it was built for will do too.
    '-p:RollForward=Major', '-p:UseAppHost=false',
    ...(target ? ['--runtime', runtimes[target], '--self-contained', 'false', '-p:PublishReadyToRun=true'] : []),
  );
}

if (target !== undefined && !(target in runtimes)) {
  throw new Error(`There is no target '${target}'. The targets are ${Object.keys(runtimes).join(', ')}.`);
}

publish('lsp/ScoringDsl.LanguageServer', 'server');
publish('compiler/ScoringDsl.Cli', 'score');
// The ready models that a new model can begin with.
rmSync(join(extension, 'templates'), { recursive: true, force: true });
cpSync(join(repository, 'samples/library'), join(extension, 'templates'), { recursive: true, filter: file => !file.endsWith('.md') });
run('npm', 'run', 'build');
mkdirSync(join(extension, 'dist'), { recursive: true });
// The page in the editor shows pictures of the web only. Until the repository has an address there, the page is without.
const readme = readFileSync(join(extension, 'README.md'), 'utf8');
writeFileSync(join(extension, 'out/README.md'), readme.replaceAll(/^!\[[^\]]*\]\([^)]*\)\n\n/gm, ''));
run(
  'npx', 'vsce', 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--readme-path', 'out/README.md',
  '--out', join('dist', `${name}-${version}${target ? `-${target}` : ''}.vsix`),
  ...(target ? ['--target', target] : []),
);
