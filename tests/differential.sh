#!/usr/bin/env bash
# Goes through N generated cases (one model with one lead, scored as of one instant) and prints what came of it.
#
#   tests/differential.sh 1000000         a long run
#   tests/differential.sh 1000000 42      with another seed
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export SCORING_DIFFERENTIAL_CASES=${1:?how many cases?}
[ -z "${2:-}" ] || export SCORING_DIFFERENTIAL_SEED=$2

output=$(mktemp)
trap 'rm -f "$output"' EXIT
started=$SECONDS
status=0
dotnet test tests/ScoringDsl.Differential.Tests -c Release --filter FullyQualifiedName~AgreementTests --logger "console;verbosity=detailed" > "$output" 2>&1 || status=$?
if [ "$status" = 0 ]; then
  sed -n 's/^ *\(seed [0-9]*\|[0-9]* models, [0-9]* cases.*\)$/\1/p' "$output"
  echo "$((SECONDS - started)) seconds"
else
  cat "$output"
fi

exit "$status"
