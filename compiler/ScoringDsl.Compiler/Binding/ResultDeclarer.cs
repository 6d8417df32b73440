using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Makes the symbols of scores, bands, ratings, stages and flags, before any condition is bound.</summary>
internal sealed class ResultDeclarer(BindingContext context)
{
    private const int MostCombinations = 10_000;

    /// <summary>The results of leads.</summary>
    public DeclaredResults OfLeads { get; } = new();

    /// <summary>The results of accounts.</summary>
    public DeclaredResults OfAccounts { get; } = new();

    /// <summary>The families of scores.</summary>
    public List<FamilySymbol> Families { get; } = [];

    public void DeclareAll()
    {
        foreach (var declaration in context.Names.All)
        {
            switch (declaration)
            {
                case { Kind: DeclarationKind.Score, Syntax: ScoreDeclarationSyntax syntax }:
                    declaration.Symbol = DeclareScore(declaration, syntax, BindRange(declaration, syntax), syntax.Title?.Value ?? declaration.Name);
                    break;

                case { Kind: DeclarationKind.Family, Syntax: ScoreDeclarationSyntax syntax }:
                    DeclareFamily(declaration, syntax);
                    break;
            }
        }

        // Bands before ratings, which need their labels; the numbering is that of declaration.
        var ordinals = new Dictionary<Declaration, int>();
        foreach (var declaration in context.Names.All.Where(d => d.Kind is DeclarationKind.Bands or DeclarationKind.Rating or DeclarationKind.Stages))
        {
            if (declaration.Syntax is RatingDeclarationSyntax rating)
            {
                declaration.IsAccount = rating.Bands.Any(b => context.Names.Find(b.Value) is { Kind: DeclarationKind.Bands, IsAccount: true });
            }

            ordinals.Add(declaration, ordinals.Keys.Count(d => d.IsAccount == declaration.IsAccount));
        }

        foreach (var (declaration, ordinal) in ordinals)
        {
            if (declaration.Syntax is BandsDeclarationSyntax bands)
            {
                Keep(declaration, DeclareBands(declaration, bands, ordinal));
            }
            else if (declaration.Syntax is StagesDeclarationSyntax stages)
            {
                Keep(declaration, DeclareStages(declaration, stages, ordinal));
            }
        }

        foreach (var (declaration, ordinal) in ordinals)
        {
            if (declaration.Syntax is RatingDeclarationSyntax rating)
            {
                Keep(declaration, DeclareRating(declaration, rating, ordinal));
            }
        }

        OfLeads.Labels.Sort((a, b) => a.Ordinal.CompareTo(b.Ordinal));
        OfAccounts.Labels.Sort((a, b) => a.Ordinal.CompareTo(b.Ordinal));
        DeclareFlags();
    }

    private void Keep(Declaration declaration, LabelSymbol? symbol)
    {
        if (symbol is null)
        {
            declaration.Kind = DeclarationKind.Unusable;
            return;
        }

        declaration.Symbol = symbol;
        Of(declaration).Labels.Add(symbol);
    }

    private DeclaredResults Of(Declaration declaration) => declaration.IsAccount ? OfAccounts : OfLeads;

    private (long? Minimum, long? Maximum) BindRange(Declaration declaration, ScoreDeclarationSyntax syntax)
    {
        var scope = BindingContext.ScopeOf(declaration);
        var minimum = syntax.Range is { } range ? context.Constants.BindThousandths(range.Low, scope) : null;
        var maximum = syntax.Range?.High is { } high ? context.Constants.BindThousandths(high, scope) : null;
        if (syntax.Range is { } written && minimum >= maximum)
        {
            context.Report(scope.At(written).ScoreRangeBackwards(minimum == maximum ? null : $"{scope.TextOf(written.High ?? written.Low)}..{scope.TextOf(written.Low)}"));
        }

        return (minimum, maximum);
    }

    private ScoreSymbol DeclareScore(
        Declaration declaration, ScoreDeclarationSyntax syntax, (long? Minimum, long? Maximum) range, string title, FamilySymbol? family = null, string? value = null)
    {
        var score = new ScoreSymbol
        {
            Name = family is null ? declaration.Name : $"{family.Name}[{value}]",
            Source = declaration.Source,
            NameSpan = declaration.NameSpan,
            Documentation = syntax.Documentation,
            Ordinal = Of(declaration).Scores.Count,
            Title = title,
            Syntax = syntax,
            Family = family,
            FamilyValue = value,
            Minimum = range.Minimum,
            Maximum = range.Maximum,
            IsRounded = syntax.Rounded is not null,
        };
        Of(declaration).Scores.Add(score);
        return score;
    }

    private void DeclareFamily(Declaration declaration, ScoreDeclarationSyntax syntax)
    {
        var range = BindRange(declaration, syntax);
        if (new FamilyDeclarer(context).Declare(declaration, syntax) is not var (family, places))
        {
            declaration.Kind = DeclarationKind.Unusable;
            return;
        }

        var members = new List<Declaration>();
        for (var i = 0; i < family.Values.Length; i++)
        {
            var value = family.Values[i];
            var member = new Declaration(DeclarationKind.Score, FamilyDeclarer.Write(family.Name, value), declaration.Source, places[i], syntax);
            member.Symbol = DeclareScore(member, syntax, range, TitleOf(syntax, family, value), family, value);
            members.Add(member);
        }

        family.Members = [.. members.Select(BindingContext.Symbol<ScoreSymbol>)];
        declaration.Members = members;
        declaration.Symbol = family;
        Families.Add(family);
    }

    /// <summary>The title of one of a family's scores; a title that does not say which it is gets the value added.</summary>
    private static string TitleOf(ScoreDeclarationSyntax syntax, FamilySymbol family, string value)
    {
        if (syntax.Title is not { } title)
        {
            return $"{family.Name}[{value}]";
        }

        var replaced = new FamilyVariable(family.VariableSymbol, value).ValueOf(title);
        return replaced == title.Value && family.Values.Length > 1 ? $"{replaced}: {value}" : replaced;
    }

    private BandsSymbol? DeclareBands(Declaration declaration, BandsDeclarationSyntax syntax, int ordinal)
    {
        var scope = BindingContext.ScopeOf(declaration);
        if (FindScores(syntax.Of, scope) is not { IsEmpty: false } scores)
        {
            return null;
        }

        var labels = CheckLabels([.. syntax.Bands.Select(b => b.Label)], [.. syntax.Bands.Select(b => b.Otherwise is not null)], syntax.Name, scope);
        return labels is null ? null : new BandsSymbol
        {
            Name = declaration.Name,
            Source = declaration.Source,
            NameSpan = declaration.NameSpan,
            Documentation = syntax.Documentation,
            Ordinal = ordinal,
            OfScores = scores,
            Labels = labels.Value,
            Bounds = BindBounds(syntax, scope),
        };
    }

    /// <summary>The score that bands divide, or those whose highest they divide; empty where an error was reported.</summary>
    private ImmutableArray<ScoreSymbol> FindScores(ExpressionSyntax of, Scope scope)
    {
        switch (of)
        {
            case AggregateSyntax { Function: AggregateFunction.HighestOf } highest:
                return context.Scores.BindHighest(highest, scope) ?? [];

            case PhraseSyntax phrase:
                return context.Scores.Bind(phrase, scope, canBeHighest: true) is { } score ? [score] : [];

            default:
                if (of is not MissingExpressionSyntax)
                {
                    context.Report(scope.At(of).ScoreExpected(scope.TextOf(of), null));
                }

                return [];
        }
    }

    /// <summary>A band without what ends it.</summary>
    private static TextSpan LineOf(BandSyntax band) => band.Label.Span.Cover(band.Bound?.Span ?? band.Label.Span);

    private ImmutableArray<long> BindBounds(BandsDeclarationSyntax syntax, Scope scope)
    {
        var bounds = ImmutableArray.CreateBuilder<long>();
        var placed = new List<(BandSyntax Band, long Bound)>();
        BandSyntax? outOfOrder = null;
        foreach (var band in syntax.Bands)
        {
            if (band.Bound is not { } written)
            {
                continue;
            }

            if (band.Operator is { } sign && sign.Text is not ">=" and not "")
            {
                context.Report(scope.At(sign).BandSign(sign.Text));
            }

            if (BindBound(written, scope) is not { } bound)
            {
                continue;
            }

            if (bounds.Count > 0 && bound >= bounds[^1])
            {
                outOfOrder ??= band;
            }

            bounds.Add(bound);
            placed.Add((band, bound));
        }

        if (outOfOrder is not null)
        {
            // One mistake, however many bands it concerns; the fix puts them all in order.
            var sorted = placed.OrderByDescending(p => p.Bound).ToList();
            var edits = placed.Zip(sorted, (place, band) => new TextEdit(LineOf(place.Band), scope.Source.ToString(LineOf(band.Band)))).ToImmutableArray();
            context.Report(scope.At(LineOf(outOfOrder)).BandOutOfOrder(outOfOrder.Label.Value, edits));
        }

        return bounds.DrainToImmutable();
    }

    private long? BindBound(ExpressionSyntax written, Scope scope)
    {
        if (context.Constants.Bind(written, scope) is not { } exact)
        {
            return null;
        }

        if (decimal.Abs(exact) > ConstantBinder.LargestPoints)
        {
            context.Report(scope.At(written).NumberTooLarge());
            return null;
        }

        if (decimal.Truncate(exact * 1000) != exact * 1000)
        {
            context.Report(scope.At(written).BoundTooFine(NumberText.Write(ConstantBinder.ToThousandths(exact) / 1000m)));
        }

        return ConstantBinder.ToThousandths(exact);
    }

    private StagesSymbol? DeclareStages(Declaration declaration, StagesDeclarationSyntax syntax, int ordinal)
    {
        var scope = BindingContext.ScopeOf(declaration);
        var labels = CheckLabels([.. syntax.Stages.Select(s => s.Label)], [.. syntax.Stages.Select(s => s.Otherwise is not null)], syntax.Name, scope);
        return labels is null ? null : new StagesSymbol
        {
            Name = declaration.Name,
            Source = declaration.Source,
            NameSpan = declaration.NameSpan,
            Documentation = syntax.Documentation,
            Ordinal = ordinal,
            Labels = labels.Value,
        };
    }

    /// <summary>Labels once each, <c>otherwise</c> last and only there. Null where nothing usable is left.</summary>
    private ImmutableArray<string>? CheckLabels(ImmutableArray<SyntaxToken> labels, ImmutableArray<bool> isOtherwise, SyntaxToken name, Scope scope)
    {
        var seen = new Dictionary<string, SyntaxToken>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Length; i++)
        {
            if (!seen.TryAdd(NameFold.Key(labels[i].Value), labels[i]))
            {
                context.Report(scope.At(labels[i]).LabelTwice(labels[i].Value, scope.Source, seen[NameFold.Key(labels[i].Value)].Span));
            }

            if (isOtherwise[i] && i < labels.Length - 1)
            {
                context.Report(scope.At(labels[i]).OtherwiseNotLast(labels[i].Value));
            }
        }

        if (!isOtherwise.Contains(true) && !context.Names.HasLostLines(name.Value))
        {
            context.Report(scope.At(labels.IsEmpty ? name : labels[^1]).OtherwiseMissing(name.Value));
        }

        return labels.IsEmpty ? null : [.. labels.Select(l => l.Value)];
    }

    private RatingSymbol? DeclareRating(Declaration declaration, RatingDeclarationSyntax syntax, int ordinal)
    {
        var scope = BindingContext.ScopeOf(declaration);
        var parts = new List<BandsSymbol>();
        foreach (var token in syntax.Bands)
        {
            if (FindBands(token, scope) is { } bands)
            {
                parts.Add(bands);
            }
        }

        if (parts.Count < syntax.Bands.Length)
        {
            return null;
        }

        if (parts.Count < 2)
        {
            context.Report(scope.At(syntax.Name).RatingNeedsTwo(syntax.Name.Value));
            return null;
        }

        if (parts.Aggregate(1.0, (product, part) => product * part.Labels.Length) > MostCombinations)
        {
            context.Report(scope.At(syntax.Name).RatingTooLarge(MostCombinations));
            return null;
        }

        List<string> labels = [""];
        foreach (var part in parts)
        {
            labels = [.. labels.SelectMany(l => part.Labels, (before, label) => before + label)];
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (labels.Find(l => !seen.Add(NameFold.Key(l))) is { } ambiguous)
        {
            context.Report(scope.At(syntax.Name).RatingAmbiguous(ambiguous));
        }

        return new RatingSymbol
        {
            Name = declaration.Name,
            Source = declaration.Source,
            NameSpan = declaration.NameSpan,
            Documentation = syntax.Documentation,
            Ordinal = ordinal,
            Labels = [.. labels],
            Parts = [.. parts],
        };
    }

    private BandsSymbol? FindBands(SyntaxToken token, Scope scope)
    {
        var declaration = context.Names.Find(token.Value);
        if (declaration?.Kind == DeclarationKind.Bands)
        {
            context.Refer(token, declaration, scope);
            if (declaration.IsAccount != scope.IsAccount)
            {
                context.Report(scope.At(token).RatingOfBoth(scope.Owner?.Name ?? ""));
                return null;
            }

            scope.Owner?.DependOn(declaration);
            return BindingContext.Symbol<BandsSymbol>(declaration);
        }

        if (declaration?.Kind != DeclarationKind.Unusable && token.Text.Length > 0)
        {
            var suggestion = context.Names.Suggest([new PhrasePartSyntax([token], token, null, null)], out _, d => d.Kind == DeclarationKind.Bands);
            context.Report(scope.At(token).BandsExpected(token.Value, suggestion));
        }

        return null;
    }

    private void DeclareFlags()
    {
        foreach (var declaration in context.Names.All)
        {
            var flags = Of(declaration).Flags;
            var ordinal = flags.Count;
            FlagSymbol? flag = declaration.Kind switch
            {
                DeclarationKind.Exclusion => new ExclusionSymbol { Name = declaration.Name, Source = declaration.Source, NameSpan = declaration.NameSpan, Documentation = declaration.Syntax.Documentation, Ordinal = ordinal },
                DeclarationKind.Segment => new SegmentSymbol { Name = declaration.Name, Source = declaration.Source, NameSpan = declaration.NameSpan, Documentation = declaration.Syntax.Documentation, Ordinal = ordinal },
                DeclarationKind.Handoff => new HandoffSymbol { Name = declaration.Name, Source = declaration.Source, NameSpan = declaration.NameSpan, Documentation = declaration.Syntax.Documentation, Ordinal = ordinal },
                DeclarationKind.Outcome => new OutcomeSymbol { Name = declaration.Name, Source = declaration.Source, NameSpan = declaration.NameSpan, Documentation = declaration.Syntax.Documentation, Ordinal = ordinal },
                _ => null,
            };
            if (flag is not null)
            {
                declaration.Symbol = flag;
                flags.Add(flag);
            }
        }
    }
}
