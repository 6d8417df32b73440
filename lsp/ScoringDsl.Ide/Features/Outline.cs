using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Features;

/// <summary>What an entry of the outline is.</summary>
public enum OutlineKind
{
    /// <summary>The model's title.</summary>
    Model,

    /// <summary>The lead's or the account's fields.</summary>
    Entity,

    /// <summary>A field or property.</summary>
    Field,

    /// <summary>A kind of event.</summary>
    Event,

    /// <summary>A list.</summary>
    List,

    /// <summary>A define.</summary>
    Define,

    /// <summary>A score.</summary>
    Score,

    /// <summary>A group of rules.</summary>
    Group,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>Bands, a rating or stages.</summary>
    Labels,

    /// <summary>A segment, exclusion, hand-off or outcome.</summary>
    Flag,

    /// <summary>A test.</summary>
    Test,
}

/// <summary>An entry of a file's outline.</summary>
/// <param name="Name">The name shown.</param>
/// <param name="Detail">A few words more, or null.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Span">The whole statement.</param>
/// <param name="NameSpan">The name in it.</param>
/// <param name="Children">The entries inside.</param>
public sealed record OutlineEntry(string Name, string? Detail, OutlineKind Kind, TextSpan Span, TextSpan NameSpan, IReadOnlyList<OutlineEntry> Children);

/// <summary>The outline of a file: its declarations, with scores' groups and rules inside them.</summary>
public static class Outline
{
    /// <summary>The entries of a file in the order of the text; works on files with errors.</summary>
    public static IReadOnlyList<OutlineEntry> Find(IdeSnapshot snapshot, string path) =>
        snapshot.TreeOf(path) is { } tree ? [.. tree.Root.Statements.Select(Entry).OfType<OutlineEntry>()] : [];

    private static OutlineEntry? Entry(StatementSyntax statement) => statement switch
    {
        ModelDeclarationSyntax s => Leaf(s, s.Title, OutlineKind.Model, s.Version is { } version ? $"version {version.Text}" : null),
        EntityDeclarationSyntax s => Parent(s, s.Keyword, OutlineKind.Entity, null, s.Fields.Select(Field)),
        EventDeclarationSyntax s when s.NameWords.Length > 0 => Event(s),
        ListDeclarationSyntax s => Leaf(s, s.Name, OutlineKind.List, "list"),
        DefineDeclarationSyntax s => Leaf(s, s.Name, OutlineKind.Define, "define"),
        ScoreDeclarationSyntax s => Parent(s, s.Name, OutlineKind.Score, "score", Members(s.Body)),
        BandsDeclarationSyntax s => Leaf(s, s.Name, OutlineKind.Labels, "bands"),
        RatingDeclarationSyntax s => Leaf(s, s.Name, OutlineKind.Labels, "rating"),
        StagesDeclarationSyntax s => Leaf(s, s.Name, OutlineKind.Labels, "stages"),
        ResultDeclarationSyntax s => Leaf(s, s.Name, OutlineKind.Flag, s.Keyword.Text),
        TestDeclarationSyntax s => Leaf(s, s.Name, OutlineKind.Test, "test"),
        _ => null,
    };

    private static OutlineEntry Event(EventDeclarationSyntax syntax)
    {
        var span = TextSpan.FromBounds(syntax.NameWords[0].Span.Start, syntax.NameWords[^1].Span.End);
        var name = string.Join(' ', syntax.NameWords.Select(w => w.Value));
        return new OutlineEntry(name, "event", OutlineKind.Event, syntax.Span, span, [.. syntax.Properties.Select(Field)]);
    }

    private static OutlineEntry Field(FieldDeclarationSyntax syntax) =>
        new(Shown(syntax.Name.Value, syntax), syntax.IsOneOf ? "one of" : syntax.IsListOfText ? "list of text" : syntax.TypeToken.Text, OutlineKind.Field, syntax.Span, syntax.Name.Span, []);

    private static IEnumerable<OutlineEntry> Members(BlockSyntax? body)
    {
        foreach (var member in body?.Members ?? [])
        {
            switch (member)
            {
                case GroupSyntax group:
                    yield return Parent(group, group.Title, OutlineKind.Group, null, Members(group.Body));
                    break;
                case RuleSyntax rule:
                    yield return Rule(rule);
                    break;
            }
        }
    }

    private static OutlineEntry Rule(RuleSyntax rule)
    {
        var (label, points) = rule switch
        {
            ConditionRuleSyntax r => (r.Label, (SyntaxNode?)r.Points),
            EachRuleSyntax r => (r.Label, r.Points),
            EveryRuleSyntax r => (r.Label, r.Points),
            MatchRuleSyntax r => (r.Label, null),
            _ => (null, null),
        };
        var nameSpan = label?.Span ?? (points is null ? rule.Span : TextSpan.FromBounds(rule.Span.Start, Math.Max(rule.Span.Start, points.Span.Start)));
        return new OutlineEntry(
            label?.Value ?? Shown(Flat(rule, nameSpan), rule), points is null ? null : Flat(points, points.Span), OutlineKind.Rule, rule.Span, nameSpan, []);
    }

    private static OutlineEntry Leaf(SyntaxNode node, SyntaxToken name, OutlineKind kind, string? detail) => Parent(node, name, kind, detail, []);

    private static OutlineEntry Parent(SyntaxNode node, SyntaxToken name, OutlineKind kind, string? detail, IEnumerable<OutlineEntry> children) =>
        new(Shown(name.Value, node), detail, kind, node.Span, name.Span, [.. children]);

    /// <summary>Editors refuse an empty name; a declaration that is being typed has none yet.</summary>
    private static string Shown(string name, SyntaxNode node) => name.Length > 0 ? name : node.FirstToken?.Text is { Length: > 0 } first ? first : "?";

    /// <summary>A stretch of a node's text on one line, without the comments before it.</summary>
    private static string Flat(SyntaxNode node, TextSpan span)
    {
        var text = node.ToFullString();
        var start = span.Start - node.FullSpan.Start;
        return string.Join(' ', text.Substring(start, Math.Min(span.Length, text.Length - start)).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }
}
