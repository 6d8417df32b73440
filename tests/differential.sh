#!/usr/bin/env bash
# Goes through N generated cases (one model with one lead, scored as of one instant) on all processors and prints what came of them.
#
#   tests/differential.sh 1000000         a long run
#   tests/differential.sh 1000000 42      with another seed; the processes take it and the next ones
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
cases=${1:?how many cases?}
seed=${2:-1}
processes=$(getconf _NPROCESSORS_ONLN)

dotnet build tests/ScoringDsl.Differential.Tests -c Release --nologo -v q > /dev/null
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
started=$SECONDS
running=()
for ((i = 0; i < processes; i++)); do
  SCORING_DIFFERENTIAL_CASES=$(((cases + processes - 1) / processes)) SCORING_DIFFERENTIAL_SEED=$((seed + i)) SCORING_DIFFERENTIAL_THREADS=1 \
    dotnet test tests/ScoringDsl.Differential.Tests -c Release --no-build --filter FullyQualifiedName~.AgreementTests \
    --logger "console;verbosity=detailed" > "$output/$i" 2>&1 &
  running+=($!)
done

status=0
for ((i = 0; i < processes; i++)); do
  if wait "${running[$i]}"; then
    sed -n 's/^ *\(seed [0-9]*\|[0-9]* models, [0-9]* cases.*\)$/\1/p' "$output/$i"
  else
    status=1
    cat "$output/$i"
  fi
done

cat "$output"/* | sed -n 's/^ *[0-9]* models, \([0-9]*\) cases.*$/\1/p' | awk -v seconds=$((SECONDS - started)) '{ sum += $1 } END { print sum " cases in all, " seconds " seconds" }'
exit "$status"
