#!/usr/bin/env bash
# Changes models at random, for a number of minutes:
#
#   tests/fuzz.sh 10             compiles them. Fails with the seed and the smallest text as soon as the compiler throws, hangs, loses text
#                                or offers a fix that does not apply
#   tests/fuzz.sh 10 edits       analyses them as editors do, edit after edit. Fails where that differs from an analysis from scratch
#   tests/fuzz.sh 10 server      sends the edits to the language server. Fails where it has another text than the editor, or no answer
#
# SCORING_FUZZ_SEED=N begins at a certain seed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
minutes=${1:?how many minutes}
case ${2:-compiler} in
  compiler) project=ScoringDsl.Compiler.Tests tests=FuzzTests ;;
  edits) project=ScoringDsl.Compiler.Tests tests=EditTests ;;
  server) project=ScoringDsl.LanguageServer.Tests tests=RandomEditsTests ;;
  *) echo "compiler, edits or server?" >&2; exit 2 ;;
esac

SCORING_FUZZ_MINUTES=$minutes dotnet test "tests/$project" -c Release --nologo \
  --filter "FullyQualifiedName~$tests.And_for_as_long_as_asked" --logger "console;verbosity=detailed"
