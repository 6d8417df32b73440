#!/usr/bin/env bash
# Plants mistakes in the compiler's planning and generation and in the runtime, one by one, each in a copy of the tree, and says
# which of them the differential tests catch. A mistake is a text that stands exactly once in its file and what is put in its place;
# where the code has changed so that it does not, the script refuses and says which mistake has to be written anew.
#
#   tests/mutations.sh            all of them
#   tests/mutations.sh 7 12       the seventh and the twelfth
#   tests/mutations.sh --check    only whether each can still be planted
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export SCORING_DIFFERENTIAL_CASES="${SCORING_DIFFERENTIAL_CASES:-12000}" SCORING_DIFFERENTIAL_SHRINK=0

compiler=compiler/ScoringDsl.Compiler
planning=$compiler/Planning
generation=$compiler/Generation/CSharp
runtime=runtime/ScoringDsl.Runtime
tests=tests/ScoringDsl.Differential.Tests
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

names=() files=() olds=() news=()

# mistake NAME FILE OLD NEW
mistake() { names+=("$1") files+=("$2") olds+=("$3") news+=("$4"); }

mistake "< is <=" $planning/Operators.cs \
  'ComparisonOperator.Less => "<",' 'ComparisonOperator.Less => "<=",'
mistake ">= is >" $planning/Operators.cs \
  '_ => ">=",' '_ => ">",'
mistake "a missing date is compared" $planning/ExpressionPlanner.Values.cs \
  'All(Known(left).Concat(Known(right)).Append(new PlanCondition.InstantCompare(left, @operator, right)));' \
  'new PlanCondition.InstantCompare(left, @operator, right);'
mistake "'not in' a range holds for a missing number" $planning/ExpressionPlanner.Numbers.cs \
  '? All(KnownNumbers(Lower(range.Value), Lower(range.Low), Lower(range.High)).Append(Not(inside)))' '? Not(inside)'
mistake "'is not' holds where the domain of an address is missing" $runtime/Text/TextTester.cs \
  '                facet.Negate(bits);
            }' '            }

            facet.Negate(bits);'
mistake "'within' takes in its far end" $runtime/Abi/Evaluation.Windows.cs \
  'WindowKind.Within => (Before(asOf, window.First), asOf),' 'WindowKind.Within => (Before(asOf, window.First + 1), asOf),'
mistake "'older than' leaves out its near end" $runtime/Abi/Evaluation.Windows.cs \
  'WindowKind.OlderThan => (long.MinValue, Before(asOf, window.First)),' 'WindowKind.OlderThan => (long.MinValue, Before(asOf, window.First + 1)),'
mistake "'since' leaves out its instant" $runtime/Abi/Evaluation.Windows.cs \
  'WindowKind.Since => (Before(window.First, 1), asOf),' 'WindowKind.Since => (window.First, asOf),'
mistake "events to come are counted" $runtime/Abi/Evaluation.Events.cs \
  '<= _asOf ? end : UpperBound(_block.EventAt, first, end, _asOf);' '<= _asOf ? end : end;'
mistake "of one id the latest event stays" $runtime/Data/EventIds.cs \
  '|| (events.At[e] == events.At[stays] && CompareContents(e, stays, properties[events.Kinds[e]]) < 0))' '|| events.At[e] > events.At[stays])'
mistake "a burst begins one event early" $runtime/Abi/Evaluation.Ignoring.cs \
  'var first = last - count;' 'var first = last - count + 1;'
mistake "a rule's cap upwards is not applied" $generation/RuleWriter.cs \
  'rule.Definition is { CapDown: long.MinValue, CapUp: long.MaxValue }' 'rule.Definition is { CapDown: long.MinValue }'
mistake "a group's cap comes before its weight" $generation/ScoreWriter.cs \
  '        if (group.Definition.Weight != 1_000_000)
        {
            method.Body.Line($"s = PointsMath.Weighted(s, {CSharpLiterals.Of(group.Definition.Weight)});");
        }

        if (group.Definition is not { CapDown: long.MinValue, CapUp: long.MaxValue })
        {
            method.Body.Line($"s = PointsMath.Capped(s, {CSharpLiterals.Of(group.Definition.CapDown)}, {CSharpLiterals.Of(group.Definition.CapUp)});");
        }' \
  '        method.Body.Line($"s = PointsMath.Capped(s, {CSharpLiterals.Of(group.Definition.CapDown)}, {CSharpLiterals.Of(group.Definition.CapUp)});");
        method.Body.Line($"s = PointsMath.Weighted(s, {CSharpLiterals.Of(group.Definition.Weight)});");'
mistake "a range without a top is not applied" $generation/ScoreWriter.cs \
  'if (definition is not { Minimum: long.MinValue, Maximum: long.MaxValue })' 'if (definition is not { Maximum: long.MaxValue })'
mistake "a rule decays by the oldest of its events" $generation/EventCode.cs \
  '(all, e) => $"Math.Max({all}, {Last(method, e)})"' '(all, e) => $"Math.Min({all}, {Last(method, e)})"'
mistake "the decay around a rule beats its own" $planning/RulePlanner.cs \
  'var decay = rule.Decay ?? inherited;' 'var decay = inherited ?? rule.Decay;'
mistake "a step of decay comes a microsecond early" $runtime/Points/PercentCurve.cs \
  'var steps = age / _duration;' 'var steps = (age + 1) / _duration;'
mistake "'distinct' keeps the earliest event" $runtime/Abi/Evaluation.Values.cs \
  'var keepsEarlier = PickedAt(earlier) == PickedAt(later) && _pickedPoints[earlier] >= _pickedPoints[later];' \
  'var keepsEarlier = PickedAt(earlier) < PickedAt(later) || _pickedPoints[earlier] >= _pickedPoints[later];'
mistake "'at most' counts the latest events" $runtime/Abi/Evaluation.Picking.cs \
  'for (var i = cut; i < end; i++)' 'for (var i = start; i < start + end - cut; i++)'
mistake "weeks begin on Sunday" $runtime/Abi/Evaluation.Picking.cs \
  'private const long SinceMonday = 3 * Day;' 'private const long SinceMonday = 4 * Day;'
mistake "points round half up, not away from zero" $runtime/Points/PointsMath.cs \
  'return points < 0 ? -(long)magnitude : (long)magnitude;' \
  'return points < 0 ? -(long)Math.Min(Math.Ceiling((Math.Abs(points) * Scale) - 0.5), Limit) : (long)magnitude;'
mistake "'otherwise' does not take a missing text" $planning/RulePlanner.cs \
  'a.Condition is null ? new PlanCondition.Constant(true) :' \
  'a.Condition is null ? match.Arms[0].Condition is BoundTextTest t ? expressions.Lower(new BoundPresence(t.Syntax, t.Text.Field, t.Text.Facet, true)) : new PlanCondition.Constant(true) :'
mistake "an exclusion does not keep a lead from being handed off" $planning/Planner.cs \
  'ExpressionPlanner.All(ExpressionPlanner.Not(_expressions.AnyExclusion()), _expressions.Lower(s.Condition))' '_expressions.Lower(s.Condition)'
mistake "negative points raise a score" $generation/ScoreWriter.cs \
  '> since && {RuleWriter.ArmPoints(method, r)} > 0L) return true;");' '> since && {RuleWriter.ArmPoints(method, r)} != 0L) return true;");'
mistake "of scores that tie the last declared is the highest" $generation/ScoreWriter.cs \
  'if (x.Scores[k] > h) {{ h = x.Scores[k]; name = k; }}' 'if (x.Scores[k] > 0L && x.Scores[k] >= h) {{ h = x.Scores[k]; name = k; }}'

# Puts NEW where OLD stands in FILE; fails unless OLD stands there exactly once.
replace() {
  OLD=$2 NEW=$3 perl -0777 -i -pe '
    my $found = () = /\Q$ENV{OLD}\E/g;
    if ($found != 1) { print STDERR "The text to be replaced stands $found times in $ARGV.\n"; $? = 1; exit 1; }
    s/\Q$ENV{OLD}\E/$ENV{NEW}/;' "$1"
}

run_tests() {
  dotnet test "$copy/$tests" -c Release --no-build --filter FullyQualifiedName~.AgreementTests --logger "console;verbosity=normal" > "$copy/output.txt" 2>&1
}

build() {
  dotnet build "$copy/$1" -c Release --nologo -v q -p:RunAnalyzers=false "${@:2}" > "$copy/output.txt" 2>&1
}

if [ "${1:-}" = --check ]; then
  for i in "${!names[@]}"; do
    cp "${files[$i]}" "$copy/file"
    replace "$copy/file" "${olds[$i]}" "${news[$i]}" || { echo "$((i + 1)). ${names[$i]}: this mistake can no longer be planted in ${files[$i]}."; exit 2; }
  done
  echo "All ${#names[@]} can be planted."
  exit 0
fi

git ls-files -z --cached --others --exclude-standard -- compiler runtime grammar tests '*.props' BannedSymbols.txt .editorconfig |
  tar --null --ignore-failed-read -T - -cf - | tar -xf - -C "$copy"
build "$tests" || { cat "$copy/output.txt"; exit 1; }
run_tests || { cat "$copy/output.txt"; echo "The tests fail without any mistake."; exit 1; }
mkdir "$copy/clean"
cp "$copy/$tests"/bin/Release/net10.0/ScoringDsl.{Compiler,Runtime}.dll "$copy/clean/"

mapfile -t chosen < <([ $# -gt 0 ] && printf '%s\n' "$@" || seq ${#names[@]})
caught=0
for number in "${chosen[@]}"; do
  i=$((number - 1))
  file=${files[$i]}
  cp "$copy/$file" "$copy/before"
  replace "$copy/$file" "${olds[$i]}" "${news[$i]}" || { echo "$number. ${names[$i]}: this mistake can no longer be planted in $file."; exit 2; }
  project=$(cut -d/ -f1,2 <<< "$file")
  build "$project" --no-restore --no-dependencies || { cat "$copy/output.txt"; echo "$number. ${names[$i]}: this mistake does not compile."; exit 2; }
  cp "$copy/$project/bin/Release/net10.0/$(basename "$project").dll" "$copy/$tests/bin/Release/net10.0/"
  started=$SECONDS
  if run_tests; then
    printf '%2d. NOT CAUGHT  %s\n' "$number" "${names[$i]}"
  elif grep -qE 'differs \(what is expected|add up to' "$copy/output.txt"; then
    caught=$((caught + 1))
    printf '%2d. caught in %2d s  %s\n' "$number" $((SECONDS - started)) "${names[$i]}"
  else
    cat "$copy/output.txt"
    echo "$number. ${names[$i]}: the tests fail for another reason."
    exit 2
  fi

  mv "$copy/before" "$copy/$file"
  touch "$copy/$file"
  cp "$copy/clean/"*.dll "$copy/$tests/bin/Release/net10.0/"
done

echo "$caught of ${#chosen[@]} caught"
[ "$caught" = ${#chosen[@]} ]
