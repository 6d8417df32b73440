#!/usr/bin/env bash
# Tests the extension in the real VS Code: builds the .vsix, installs it into VS Code as a server (code-server), opens that in
# Chromium and works in it as a person would. What it needs is installed on the first run, into lsp/vscode/.e2e and, as root, by apt.
#
#   lsp/vscode/test/e2e.sh                        all tests; the screenshots are left in lsp/vscode/test/artifacts
#   lsp/vscode/test/e2e.sh --only rename          those tests whose name holds the text
#   lsp/vscode/test/e2e.sh --no-build             with the .vsix that is there
#   lsp/vscode/test/e2e.sh --accept-screenshots   also copies the screenshots that documents show to docs/images/editor
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
extension=$(dirname "$here")
tools=$extension/.e2e
node_version=24.9.0
code_server_version=4.139.1

build=yes
arguments=()
for argument in "$@"; do
  case $argument in
    --no-build) build=no ;;
    *) arguments+=("$argument") ;;
  esac
done

fail() { echo "e2e: $*" >&2; exit 1; }

install_packages() {
  local missing=() package
  for package in libkrb5-dev libx11-dev libxkbfile-dev libsecret-1-dev pkg-config g++ make python3; do
    [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == *"ok installed" ]] || missing+=("$package")
  done
  command -v chromium >/dev/null || missing+=(chromium)
  [[ ${#missing[@]} == 0 ]] && return
  [[ $(id -u) == 0 ]] || fail "these packages are missing, and only root can install them: ${missing[*]}"
  echo "e2e: installing ${missing[*]}"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "${missing[@]}"; } >"$tools/apt.log" 2>&1 \
    || fail "the packages could not be installed: see $tools/apt.log"
}

# Installs a package of npm into a folder of its own, once per version.
install_npm() { # FOLDER NAME VERSION
  local folder=$tools/$1 stamp=$tools/$1/.installed-$3
  [[ -e $stamp ]] && return
  echo "e2e: installing $2 $3"
  rm -rf "$folder"
  mkdir -p "$folder"
  echo "{ \"private\": true, \"dependencies\": { \"$2\": \"$3\" } }" >"$folder/package.json"
  (cd "$folder" && npm install --no-audit --no-fund) >"$tools/$1.log" 2>&1 || fail "$2 could not be installed: see $tools/$1.log"
  touch "$stamp"
}

command -v npm >/dev/null || fail "npm is missing; it comes with Node.js 20 or newer."
command -v dotnet >/dev/null || fail "dotnet is missing: https://dotnet.microsoft.com/download"
mkdir -p "$tools"
if command -v dpkg-query >/dev/null; then
  install_packages
fi
command -v chromium >/dev/null || fail "chromium is missing."

install_npm node node "$node_version"
# code-server and these tests run on this Node; its native parts are built for it.
export PATH=$tools/node/node_modules/node/bin:$PATH
install_npm code-server code-server "$code_server_version"
if [[ ! -d $here/e2e/node_modules/playwright-core ]]; then
  (cd "$here/e2e" && npm install --no-audit --no-fund --no-package-lock) >"$tools/playwright.log" 2>&1 \
    || fail "playwright-core could not be installed: see $tools/playwright.log"
fi

if [[ $build == yes ]]; then
  echo "e2e: building the extension"
  cd "$extension"
  { [[ -d node_modules ]] || npm ci --no-audit --no-fund; } >"$tools/build.log" 2>&1 && npm run package >>"$tools/build.log" 2>&1 \
    || { tail -20 "$tools/build.log" >&2; fail "the extension could not be built: see $tools/build.log"; }
fi

cd "$here/e2e"
exec node run.ts ${arguments[@]+"${arguments[@]}"}
