#!/usr/bin/env bash
# Measures the language server as an editor meets it: from a key to fresh findings, to proposals, to what a name means; its start, and
# its memory over many edits. docs/performance.md says what came of it.
#
#   tests/editor-speed.sh                   a model of 2,000 rules, 200 times each, 5,000 edits: some minutes
#   tests/editor-speed.sh 500 100 1000      other numbers of rules, times and edits
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
server=$(mktemp -d)
trap 'rm -rf "$server"' EXIT
dotnet publish lsp/ScoringDsl.LanguageServer -c Release --use-current-runtime --nologo -v q -o "$server" > /dev/null
dotnet build tests/ScoringDsl.Benchmarks -c Release --nologo -v q > /dev/null
dotnet run -c Release --no-build --project tests/ScoringDsl.Benchmarks -- editor "$server/score-language-server" "$@"
uptime
