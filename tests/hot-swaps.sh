#!/usr/bin/env bash
# Swaps a model under four threads that score without pause, and tells how long scores take then and otherwise: tests/hot-swaps.sh [1000]
# Figures are in docs/performance.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
SCORING_SWAPS=${1:-1000} dotnet test tests/ScoringDsl.Extensions.Hosting.Tests -c Release --nologo \
  --filter "FullyQualifiedName~And_for_as_many_swaps_as_asked" --logger "console;verbosity=detailed"
