using ScoringDsl.Compiler.Analysis;
using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Formatting;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Ide.Words;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>What is shown about a place.</summary>
/// <param name="Code">A line or two of the language.</param>
/// <param name="Text">Markdown below it; may be empty.</param>
/// <param name="Place">The stretch it is about.</param>
public sealed record HoverText(string Code, string Text, Place Place);

/// <summary>Tells about what is under the mouse: names, rules and their points, decay, windows, words of the language.</summary>
public static class Hovering
{
    /// <summary>What to show at an offset, or null.</summary>
    public static HoverText? Find(IdeSnapshot snapshot, string path, int offset)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (SymbolFinder.At(snapshot, path, offset) is { } found)
        {
            return new HoverText(SymbolText.Signature(found.Symbol), $"{SymbolText.Notes(found.Symbol)}\n\n{Reach(snapshot, path, found)}".Trim(), found.Name);
        }

        if (snapshot.TreeOf(path) is not { } tree || TokenFinder.At(tree.Root, offset) is not { } token)
        {
            return null;
        }

        var nodes = TokenFinder.NodesAt(tree.Root, token.Span.Start);
        var analysis = snapshot.AnalysisOf(path);
        return OfPhrase(tree, analysis.Model, nodes)
            ?? (analysis is { HasErrors: false, Model: { } proved } ? OfBand(tree, proved, nodes, token) : null)
            ?? (analysis.Model is { } model ? OfRule(tree, model, analysis.HasErrors ? null : ReachText.Of(model), nodes, token) : null)
            ?? OfWord(tree, token);
    }

    /// <summary>A decay or a window, in words.</summary>
    private static HoverText? OfPhrase(SyntaxTree tree, Model? model, IReadOnlyList<SyntaxNode> nodes)
    {
        switch (nodes.LastOrDefault(n => n is DecayClauseSyntax or WindowSyntax))
        {
            case DecayClauseSyntax decay when model is not null && DecayOf(model, nodes) is var (bound, points):
                return new HoverText(Formatter.GetText(decay, decay.Span), TimeWords.Decay(bound, points), new Place(tree.Source, decay.Span));

            case WindowSyntax window when !nodes.Any(n => n is EveryRuleSyntax):
                return new HoverText(Formatter.GetText(window, window.Span), TimeWords.Window(window), new Place(tree.Source, window.Span));

            default:
                return null;
        }
    }

    /// <summary>The scores that a band takes.</summary>
    private static HoverText? OfBand(SyntaxTree tree, Model model, IReadOnlyList<SyntaxNode> nodes, SyntaxToken token)
    {
        if (nodes is not [_, BandsDeclarationSyntax declaration, BandSyntax band, ..] || token != band.Label)
        {
            return null;
        }

        var symbol = model.Labels.Concat(model.Account?.Labels ?? []).OfType<BandsSymbol>().FirstOrDefault(b => b.Source == tree.Source && b.NameSpan == declaration.Name.Span);
        return symbol is null ? null : new HoverText(
            Formatter.GetText(band, band.Span), $"Scores: {ReachText.OfBand(ReachText.Of(model), symbol, declaration.Bands.IndexOf(band))}.", new Place(tree.Source, token.Span));
    }

    /// <summary>The decay around a place, and the points to show it with: the rule's own where they are a number.</summary>
    private static (BoundDecay Decay, double Points)? DecayOf(Model model, IReadOnlyList<SyntaxNode> nodes)
    {
        const double Usual = 20;
        switch (nodes.LastOrDefault(n => n is RuleSyntax or GroupSyntax or ScoreDeclarationSyntax))
        {
            case StatementSyntax statement and (RuleSyntax or GroupSyntax) when RuleLookup.Find(model, statement) is { Member: { Decay: { } decay } member }:
                return (decay, Math.Abs(RuleWords.Points(member) ?? 0) is > 0 and var points ? points : Usual);

            case ScoreDeclarationSyntax score:
                return model.Scores.Concat(model.Account?.Scores ?? []).FirstOrDefault(s => s.Syntax == score)?.Body.Decay is { } ofScore ? (ofScore, Usual) : null;

            default:
                return null;
        }
    }

    /// <summary>What a rule or group contributes: at its label or title, its arrow and points, its weight, and the word that it begins with.</summary>
    private static HoverText? OfRule(SyntaxTree tree, Model model, ModelReach? reach, IReadOnlyList<SyntaxNode> nodes, SyntaxToken token)
    {
        var statement = nodes.OfType<StatementSyntax>().LastOrDefault();
        var isAsked = statement switch
        {
            GroupSyntax group => token.Span.End <= group.Body.Span.Start && (token == group.Title || token.Text is "group" or "weight" || nodes.Any(n => n == group.Weight)),
            MatchRuleSyntax match => token == match.Label || token.Text == "match" || nodes.Any(n => n is PointsSyntax),
            RuleSyntax rule => token == Actions.ActionPlace.LabelOf(rule) || token.Text is "each" or "every" or "without" or "since" or "always" || nodes.Any(n => n is PointsSyntax),
            _ => false,
        };
        if (!isAsked || statement is null || RuleLookup.Find(model, statement) is not { } found)
        {
            return null;
        }

        var head = statement is GroupSyntax g ? TextSpan.FromBounds(g.Span.Start, g.Body.Span.Start) : statement is MatchRuleSyntax m ? TextSpan.FromBounds(m.Span.Start, m.Subject.Span.End) : statement.Span;
        // The last form of a word is its plain one: 'each distinct' says what it does by its points.
        var meaning = token.Text is "each" or "every" or "match" or "group" or "weight" && LanguageForms.Of(token.Text) is [.., var form] ? form.Meaning + "\n\n" : "";
        return new HoverText(Formatter.GetText(statement, head), meaning + RuleWords.Describe(model, found, reach), new Place(tree.Source, token.Span));
    }

    /// <summary>A word of the language.</summary>
    private static HoverText? OfWord(SyntaxTree tree, SyntaxToken token)
    {
        // Words in quotes and backticks are no words of the language; free ones are, where no name and no value stands.
        var isValue = token.Kind == TokenKind.Word && TokenFinder.NodesAt(tree.Root, token.Span.Start).Any(n => n is PhrasePartSyntax)
            && token.Text is not ("known" or "missing" or "valid" or "malformed" or "gibberish" or "domain" or "raised" or "excluded");
        if (token.Kind is not (TokenKind.Keyword or TokenKind.WordOperator or TokenKind.Word or TokenKind.Punctuation) || isValue || LanguageForms.Of(token.Text) is not [_, ..] forms)
        {
            return null;
        }

        var text = string.Join("\n\n", forms.Select(f => forms.Count == 1 ? f.Meaning : $"`{f.Label}`: {f.Meaning}"));
        return new HoverText(forms.Count == 1 ? forms[0].Label : token.Text, $"{text}\n\n```score\n{forms[0].Example}\n```", new Place(tree.Source, token.Span));
    }

    /// <summary>What a score or its bands can come to; nothing of a model with errors, about which nothing is proved.</summary>
    private static string Reach(IdeSnapshot snapshot, string path, SymbolAt found)
    {
        if (snapshot.AnalysisOf(path).HasErrors)
        {
            return "";
        }

        return found.Symbol switch
        {
            ScoreSymbol score => $"Reaches {ReachText.Of(ReachText.Of(found.Model).Of(score))} points.",
            BandsSymbol bands => string.Join("\n", bands.Labels.Select((label, i) => $"- {label}: {ReachText.OfBand(ReachText.Of(found.Model), bands, i)}")),
            _ => "",
        };
    }
}
