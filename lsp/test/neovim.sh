#!/usr/bin/env bash
# Tests the language server with Neovim's own client, set up as docs/editors.md says. Neovim is installed by apt where it is missing and
# the user is root.
#
#   lsp/test/neovim.sh             builds the server and the score tool first
#   lsp/test/neovim.sh --no-build  with those that were built last
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$(dirname "$here")")
fail() { echo "neovim: $*" >&2; exit 1; }

command -v dotnet >/dev/null || fail "dotnet is missing: https://dotnet.microsoft.com/download"
if ! command -v nvim >/dev/null; then
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || fail "nvim is missing."
  log=$(mktemp)
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q neovim; } >"$log" 2>&1 || fail "neovim could not be installed: see $log"
  rm -f "$log"
fi

if [[ ${1-} != --no-build ]]; then
  for project in lsp/ScoringDsl.LanguageServer compiler/ScoringDsl.Cli; do
    dotnet build "$root/$project" --configuration Release --nologo -v quiet -clp:NoSummary
  done
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$root/samples/b2b-saas" "$work/model"
cd "$work/model"

export XDG_CONFIG_HOME=$work XDG_DATA_HOME=$work XDG_STATE_HOME=$work XDG_CACHE_HOME=$work
export SCORE_ROOT=$root
# Before 0.8, kinds of files in Lua are to be asked for.
timeout 120 nvim --headless --clean --cmd 'let g:do_filetype_lua = 1' -n -c "luafile $here/neovim.lua" </dev/null
