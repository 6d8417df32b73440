using System.Globalization;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Parsing;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Durations, dates and windows.</summary>
internal sealed class WindowBinder(BindingContext context)
{
    private const long Second = 1_000_000;
    private const long Day = 86_400 * Second;

    // Ten thousand years: far below what overflows when it is taken from an instant.
    private const long LongestDuration = 3_652_500 * Day;

    private static readonly string[] DateFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static readonly Dictionary<string, long> Units = new(StringComparer.Ordinal)
    {
        ["SECOND"] = Second,
        ["MINUTE"] = 60 * Second,
        ["HOUR"] = 3600 * Second,
        ["DAY"] = Day,
        ["WEEK"] = 7 * Day,
    };

    /// <summary>A window; null where an error was reported.</summary>
    public BoundWindow? Bind(WindowSyntax window, Scope scope)
    {
        switch (window.Form)
        {
            case WindowForm.Since:
                return BindDate(window, scope) is { } since ? new BoundWindow.Since(since) : null;
            case WindowForm.Before:
                return BindDate(window, scope) is { } before ? new BoundWindow.Before(before) : null;
            case WindowForm.BetweenAgo:
                return BindBetween(window, scope);
        }

        return BindDuration(window.First, scope) switch
        {
            null => null,
            { } duration when window.Form == WindowForm.Within => new BoundWindow.Within(duration),
            { } duration when window.Form == WindowForm.WithinNext => new BoundWindow.WithinNext(duration),
            { } duration => new BoundWindow.OlderThan(duration),
        };
    }

    /// <summary>A duration in microseconds, written out or named by a define; null where an error was reported.</summary>
    public long? BindDuration(ExpressionSyntax syntax, Scope scope)
    {
        switch (syntax)
        {
            case DurationSyntax duration:
                return BindDuration(duration.Number, duration.Unit, duration, scope);

            case LiteralSyntax { Token.Kind: TokenKind.Number } number:
                context.Report(scope.At(number).DurationWithoutUnit(number.Token.Text));
                return null;

            case MissingExpressionSyntax:
                return null;

            case ParenthesizedSyntax parenthesized:
                return BindDuration(parenthesized.Inner, scope);

            case PhraseSyntax phrase:
                return BindNamedDuration(phrase, scope);

            default:
                context.Report(scope.At(syntax).NotADuration(scope.TextOf(syntax)));
                return null;
        }
    }

    /// <summary>An instant in microseconds since 1970-01-01 UTC; null where an error was reported.</summary>
    public long? BindInstant(SyntaxToken date, Scope scope)
    {
        if (date.Text.Length == 0)
        {
            return null;
        }

        const DateTimeStyles style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(date.Text, DateFormats, CultureInfo.InvariantCulture, style, out var instant))
        {
            return (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
        }

        context.Report(scope.At(date).NoSuchDate(date.Text));
        return null;
    }

    private long? BindNamedDuration(PhraseSyntax phrase, Scope scope)
    {
        var declaration = phrase.Parts is [{ Member: null, Index: null }] ? context.Names.Find(phrase.Parts[0].Token.Value) : null;
        switch (declaration)
        {
            case null when phrase.Parts is [{ Token: { Kind: TokenKind.Word } unit }] && TimeUnits.Contains(unit.Text):
                context.Report(scope.At(phrase).MissingNumber(TimeUnits.One(unit.Text)));
                return null;

            case null:
                context.Report(context.Phrases.UnknownName(phrase.Parts, scope, d => d.Kind == DeclarationKind.Define));
                return null;

            case { Kind: DeclarationKind.Define }:
                var symbol = context.Defines.Use(declaration, phrase.Parts[0].Token, scope);
                if (symbol is { Value: not BoundDurationValue })
                {
                    context.Report(scope.At(phrase).NotADuration(declaration.Name));
                }

                return (symbol?.Value as BoundDurationValue)?.Microseconds;

            case { Kind: DeclarationKind.Unusable }:
                return null;

            default:
                context.Report(scope.At(phrase).NotADuration(declaration.Name));
                return null;
        }
    }

    private long? BindDuration(SyntaxToken number, SyntaxToken unit, SyntaxNode whole, Scope scope)
    {
        if (number.Text.Length == 0 || unit.Text.Length == 0)
        {
            return null;
        }

        var key = NameFold.Key(unit.Value);
        key = key.EndsWith('S') ? key[..^1] : key;
        if (key is "MONTH" or "YEAR")
        {
            context.Report(scope.At(whole).MonthsAndYears(unit.Text, InDays(number, key == "MONTH" ? 30 : 365)));
            return null;
        }

        if (!Units.TryGetValue(key, out var length))
        {
            return null;
        }

        if (!NumberText.TryParse(number, out var count) || count > LongestDuration / length)
        {
            context.Report(scope.At(whole).DurationTooLong());
            return null;
        }

        var microseconds = (long)decimal.Round(count * length, 0, MidpointRounding.AwayFromZero);
        if (microseconds == 0)
        {
            context.Report(scope.At(whole).DurationOfZero());
            return null;
        }

        return microseconds;
    }

    /// <summary>What a number of months or years is in days, as text for a fix; null where it is no sensible number.</summary>
    private static string? InDays(SyntaxToken number, int days) =>
        NumberText.TryParse(number, out var count) && count is > 0 and < 10_000 ? $"{NumberText.Write(count * days)} days" : null;

    private BoundWindow.BetweenAgo? BindBetween(WindowSyntax window, Scope scope)
    {
        if (window.Second is not { } second)
        {
            return null;
        }

        var nearer = window.First is LiteralSyntax { Token.Kind: TokenKind.Number } first && second is DurationSyntax { Unit: var unit }
            ? BindDuration(first.Token, unit, first, scope)
            : BindDuration(window.First, scope);
        // A wrong unit after both numbers is one mistake, already told at the first.
        var farther = nearer is null ? null : BindDuration(second, scope);
        if (nearer is null || farther is null)
        {
            return null;
        }

        if (nearer < farther)
        {
            return new BoundWindow.BetweenAgo(nearer.Value, farther.Value);
        }

        context.Report(scope.At(window).BetweenBackwards());
        return null;
    }

    private long? BindDate(WindowSyntax window, Scope scope)
    {
        switch (window.First)
        {
            case LiteralSyntax { Token.Kind: TokenKind.Date } date:
                return BindInstant(date.Token, scope);

            case MissingExpressionSyntax:
                return null;

            default:
                context.Report(scope.At(window.First).DateExpected(scope.TextOf(window.First)));
                return null;
        }
    }
}
