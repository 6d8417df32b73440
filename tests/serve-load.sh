#!/usr/bin/env bash
# Puts score serve under load on this machine: 50 connections, one lead a request, for a minute: tests/serve-load.sh [seconds] [leads a request]
# Needs wrk (apt-get install wrk). Figures are in docs/performance.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-60}
export BATCH=${2:-1}
command -v wrk > /dev/null || { echo "serve-load.sh needs wrk: apt-get install wrk"; exit 1; }

[ -n "${NO_BUILD:-}" ] || dotnet build compiler/ScoringDsl.Cli -c Release --nologo -v q -clp:NoSummary
log=$(mktemp)
compiler/ScoringDsl.Cli/bin/Release/net10.0/score serve samples/b2b-saas/model.score --listen 127.0.0.1:0 2> "$log" &
service=$!
trap 'kill "$service" 2> /dev/null || true; wait "$service" 2> /dev/null || true; rm -f "$log"' EXIT
for _ in $(seq 300); do
  address=$(sed -n 's/^Serving .* at \(http[^ ]*\)\/\. .*/\1/p' "$log")
  [ -n "$address" ] && break
  sleep 0.1
done
[ -n "$address" ] || { cat "$log"; exit 1; }

wrk -t1 -c50 -d5s -s tests/serve-load.lua "$address" > /dev/null   # the first seconds are the JIT's
wrk -t1 -c50 -d"${seconds}s" -s tests/serve-load.lua "$address" | tail -n 2
worker=$(pgrep -P "$service" | head -n 1)
awk '/VmHWM|VmRSS/ { print $1, $2 / 1024, "MB" }' "/proc/$worker/status"
