#!/usr/bin/env bash
# Changes models at random and compiles them, for a number of minutes: tests/fuzz.sh 10
# Fails with the seed and the smallest text as soon as the compiler throws, hangs, loses text or offers a fix that does not apply.
# SCORING_FUZZ_SEED=N begins at a certain seed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
SCORING_FUZZ_MINUTES=${1:?how many minutes} dotnet test tests/ScoringDsl.Compiler.Tests -c Release --nologo \
  --filter "FullyQualifiedName~FuzzTests.And_for_as_long_as_asked" --logger "console;verbosity=detailed"
