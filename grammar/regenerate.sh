#!/bin/sh
# Writes the C# of the grammars anew into ScoringDsl.Grammar/Generated/, by Antlr4BuildTasks.
#   grammar/regenerate.sh           after a change of a grammar
#   grammar/regenerate.sh --check   fails where the committed C# is not what the grammars give
# Needs java (11 or later) and npm: the jar that Antlr4BuildTasks carries is too old for the runtime, so another one is
# taken from the npm package antlr4ng-cli, into a temporary folder.
set -eu

cd "$(dirname "$0")"
generated=ScoringDsl.Grammar/Generated
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" antlr4ng-cli@2.0.0 > /dev/null
jar=$(ls "$work"/node_modules/antlr4ng-cli/*-complete.jar)

if [ "${1:-}" = "--check" ]; then
  cp -R "$generated" "$work/committed"
fi

# Nothing left from before may count as up to date.
rm -rf ScoringDsl.Grammar/obj
dotnet build ScoringDsl.Grammar --nologo -v q \
  -p:RegenerateParser=true -p:AntlrToolPath="$jar" -p:AntlrvsixJavaExec="$(command -v java)"
# What was restored for this build is not what ordinary ones need.
dotnet restore ScoringDsl.Grammar --nologo -v q

if [ "${1:-}" = "--check" ]; then
  diff -r "$work/committed" "$generated" > "$work/diff" || {
    cp -R "$work/committed/." "$generated"
    echo "The C# in grammar/$generated is not what the grammars give; run grammar/regenerate.sh:" >&2
    head -40 "$work/diff" >&2
    exit 1
  }
  echo "The generated parser is up to date."
fi
