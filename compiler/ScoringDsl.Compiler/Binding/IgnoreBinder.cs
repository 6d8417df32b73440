using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds <c>ignore</c>: events that match a condition, and bursts of events.</summary>
internal sealed class IgnoreBinder(BindingContext context)
{
    public ImmutableArray<BoundIgnore> Bind(IEnumerable<(IgnoreDeclarationSyntax Syntax, SourceText Source)> ignores) =>
        [.. ignores.Select(i => Bind(i.Syntax, new Scope { Source = i.Source })).OfType<BoundIgnore>()];

    /// <summary>Null where an error leaves nothing to keep.</summary>
    private BoundIgnore? Bind(IgnoreDeclarationSyntax syntax, Scope scope)
    {
        if (syntax.MoreThan is not { } count)
        {
            return context.Events.BindPhrase(syntax.Event, syntax.Clauses, syntax, scope) is { } matching
                ? new BoundIgnore.Matching(syntax, scope.Source, matching)
                : null;
        }

        // The window of a burst is its length; the phrase has none.
        var window = syntax.Clauses.OfType<WindowSyntax>().FirstOrDefault();
        var clauses = window is null ? syntax.Clauses : syntax.Clauses.Remove(window);
        if (clauses.OfType<WindowSyntax>().FirstOrDefault() is { } second)
        {
            context.Report(scope.At(second).ClauseTwice("window"));
            return null;
        }

        var phrase = context.Events.BindPhrase(syntax.Event, clauses, syntax, scope);
        var most = BindCount(count, scope);
        var duration = BindDuration(window, count, scope);
        return phrase is null || most is null || duration is null ? null : new BoundIgnore.Burst(syntax, scope.Source, phrase, most.Value, duration.Value);
    }

    private int? BindCount(SyntaxToken count, Scope scope)
    {
        if (NumberText.TryParseWhole(count, 1, int.MaxValue, out var most))
        {
            return most;
        }

        if (count.Text.Length > 0)
        {
            context.Report(scope.At(count).WholeNumberExpected(count.Text));
        }

        return null;
    }

    private long? BindDuration(WindowSyntax? window, SyntaxToken count, Scope scope)
    {
        if (window is { Form: WindowForm.Within })
        {
            return context.Windows.BindDuration(window.First, scope);
        }

        context.Report(scope.At((SyntaxElement?)window ?? count).BurstNeedsLength(count.Text));
        return null;
    }
}
