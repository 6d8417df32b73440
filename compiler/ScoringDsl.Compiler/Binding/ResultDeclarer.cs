using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Makes the symbols of scores, bands, ratings, stages and flags, before any condition is bound.</summary>
internal sealed class ResultDeclarer(BindingContext context)
{
    private const int MostCombinations = 10_000;

    /// <summary>The results of leads.</summary>
    public DeclaredResults OfLeads { get; } = new();

    /// <summary>The results of accounts.</summary>
    public DeclaredResults OfAccounts { get; } = new();

    public void DeclareAll()
    {
        foreach (var declaration in context.Names.All)
        {
            if (declaration is { Kind: DeclarationKind.Score, Syntax: ScoreDeclarationSyntax syntax })
            {
                DeclareScore(declaration, syntax);
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

    private void DeclareScore(Declaration declaration, ScoreDeclarationSyntax syntax)
    {
        var scope = BindingContext.ScopeOf(declaration);
        var minimum = syntax.Range is { } range ? context.Constants.BindThousandths(range.Low, scope) : null;
        var maximum = syntax.Range?.High is { } high ? context.Constants.BindThousandths(high, scope) : null;
        if (syntax.Range is { } written && minimum >= maximum)
        {
            context.Report(scope.At(written).ScoreRangeBackwards(minimum == maximum ? null : $"{scope.TextOf(written.High ?? written.Low)}..{scope.TextOf(written.Low)}"));
        }

        var score = new ScoreSymbol
        {
            Name = declaration.Name,
            Source = declaration.Source,
            NameSpan = declaration.NameSpan,
            Documentation = syntax.Documentation,
            Ordinal = Of(declaration).Scores.Count,
            Title = syntax.Title?.Value ?? declaration.Name,
            Syntax = syntax,
            Minimum = minimum,
            Maximum = maximum,
            IsRounded = syntax.Rounded is not null,
        };
        declaration.Symbol = score;
        Of(declaration).Scores.Add(score);
    }

    private BandsSymbol? DeclareBands(Declaration declaration, BandsDeclarationSyntax syntax, int ordinal)
    {
        var scope = BindingContext.ScopeOf(declaration);
        if (FindScore(syntax.Of, scope) is not { } score)
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
            Of = score,
            Labels = labels.Value,
            Bounds = BindBounds(syntax, score, scope),
        };
    }

    private ScoreSymbol? FindScore(ExpressionSyntax of, Scope scope)
    {
        switch (of)
        {
            case AggregateSyntax:
                context.Report(scope.At(of).HighestUnsupported());
                return null;

            case PhraseSyntax { Parts: [{ Index: not null } part] }:
                context.Report(scope.At(part).FamiliesUnsupported());
                return null;

            case PhraseSyntax phrase:
                return context.Scores.Bind(phrase, scope);

            default:
                if (of is not MissingExpressionSyntax)
                {
                    context.Report(scope.At(of).ScoreExpected(scope.TextOf(of), null));
                }

                return null;
        }
    }

    private ImmutableArray<long> BindBounds(BandsDeclarationSyntax syntax, ScoreSymbol score, Scope scope)
    {
        var bounds = ImmutableArray.CreateBuilder<long>();
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
                context.Report(scope.At(band).BandOutOfOrder(band.Label.Value));
            }
            else
            {
                CheckReach(band, bound, score, scope);
            }

            bounds.Add(bound);
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

    private void CheckReach(BandSyntax band, long bound, ScoreSymbol score, Scope scope)
    {
        if (bound > score.Maximum)
        {
            context.Report(scope.At(band).BandAboveScore(band.Label.Value, score.Name, NumberText.Write(score.Maximum.Value / 1000m)));
        }
        else if (bound <= score.Minimum)
        {
            context.Report(scope.At(band).BandBelowScore(band.Label.Value, score.Name, NumberText.Write(score.Minimum.Value / 1000m)));
        }
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

        if (!isOtherwise.Contains(true))
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
