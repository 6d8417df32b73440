using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Locating;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Ide.Actions;

/// <summary>Declares the field, event or property that a name is missing for, with a type guessed from how it is used.</summary>
internal static class DeclareMissing
{
    private const string UnknownName = "SC0301";
    private const string UnknownProperty = "SC0305";
    private const string UnknownLeadField = "SC0310";

    /// <summary>The actions for a finding; none where it is about something else.</summary>
    public static IEnumerable<CodeAction> Find(ModelAnalysis analysis, SyntaxTree tree, Diagnostic diagnostic)
    {
        if (diagnostic.Code is not (UnknownName or UnknownProperty or UnknownLeadField)
            || TokenFinder.At(tree.Root, diagnostic.Span.Start) is not { Kind: TokenKind.Word or TokenKind.QuotedName } name)
        {
            return [];
        }

        var use = new NameUse(tree, name);
        return diagnostic.Code switch
        {
            UnknownProperty => OfEvent(analysis, diagnostic, use, analysis.Model?.Events.FirstOrDefault(e => diagnostic.Message.StartsWith($"The event '{e.Name}' ", StringComparison.Ordinal))),
            UnknownLeadField => OfLead(analysis, diagnostic, use),
            _ when use.Where is { } where => [.. OfEvent(analysis, diagnostic, use, EventBefore(analysis, tree, where)), .. OfLead(analysis, diagnostic, use)],
            _ when use.IsEvent => [NewEvent(analysis, diagnostic, use)],
            _ when use.MayBeEvent => [.. OfLead(analysis, diagnostic, use), NewEvent(analysis, diagnostic, use)],
            _ => OfLead(analysis, diagnostic, use),
        };
    }

    private static IEnumerable<CodeAction> OfLead(ModelAnalysis analysis, Diagnostic diagnostic, NameUse use)
    {
        var declared = analysis.Trees
            .SelectMany(t => t.Root.Statements.OfType<EntityDeclarationSyntax>().Select(e => (Tree: t, Entity: e)))
            .FirstOrDefault(d => d.Entity.Keyword.Text == "lead");
        var field = $"{use.Name.Text} {use.Type}";
        yield return new CodeAction($"Add the field '{field}' to leads", CodeActionKind.QuickFix, () => declared.Entity is { } lead
            ? FormattedEdits.Of(declared.Tree, [AddTo(declared.Tree, lead, lead.Fields.LastOrDefault(), field)])
            : FormattedEdits.Of(analysis.Trees[0], [AfterHead(analysis.Trees[0], $"lead {{ {field} }}")]))
        {
            Mends = diagnostic,
        };
    }

    private static IEnumerable<CodeAction> OfEvent(ModelAnalysis analysis, Diagnostic diagnostic, NameUse use, EventSymbol? @event)
    {
        if (DeclarationOf(analysis, @event) is not var (source, declaration))
        {
            yield break;
        }

        var property = $"{use.Name.Text} {use.Type}";
        yield return new CodeAction(
            $"Add the property '{property}' to '{string.Join(' ', declaration.NameWords.Select(w => w.Value))}'",
            CodeActionKind.QuickFix,
            () => FormattedEdits.Of(source, [AddTo(source, declaration, declaration.Properties.LastOrDefault(), property)]))
        {
            Mends = diagnostic,
        };
    }

    private static CodeAction NewEvent(ModelAnalysis analysis, Diagnostic diagnostic, NameUse use)
    {
        var text = use.Subject is null ? $"event {use.Name.Text}" : $"event {use.Name.Text} {{ what text subject }}";
        return new CodeAction($"Add the event '{use.Name.Value}'", CodeActionKind.QuickFix, () =>
        {
            // Beside the other events, wherever they are declared.
            var home = analysis.Trees.FirstOrDefault(t => t.Root.Statements.Any(s => s is EventDeclarationSyntax)) ?? analysis.Trees[0];
            var anchor = home.Root.Statements.OfType<EventDeclarationSyntax>().LastOrDefault() as StatementSyntax
                ?? home.Root.Statements.OfType<EntityDeclarationSyntax>().LastOrDefault();
            return FormattedEdits.Of(home, [anchor is null ? AfterHead(home, text) : NewStatement.After(home, anchor, text)]);
        })
        {
            Mends = diagnostic,
        };
    }

    /// <summary>The event whose properties <c>where</c> looks at.</summary>
    private static EventSymbol? EventBefore(ModelAnalysis analysis, SyntaxTree tree, WhereSyntax where) =>
        analysis.Model?.References.Where(r => r.Source == tree.Source && r.Symbol is EventSymbol && r.Span.End <= where.Span.Start).MaxBy(r => r.Span.Start)?.Symbol as EventSymbol;

    private static (SyntaxTree Tree, EventDeclarationSyntax Declaration)? DeclarationOf(ModelAnalysis analysis, EventSymbol? named)
    {
        foreach (var tree in analysis.Trees.Where(t => t.Source == named?.Source))
        {
            if (tree.Root.Statements.OfType<EventDeclarationSyntax>().FirstOrDefault(e => e.NameWords is [var first, ..] && first.Span.Start == named?.NameSpan.Start) is { } found)
            {
                return (tree, found);
            }
        }

        return null;
    }

    /// <summary>Behind the last field of a block, or into an empty block, or as a new block.</summary>
    private static TextEdit AddTo(SyntaxTree tree, StatementSyntax declaration, FieldDeclarationSyntax? last, string field)
    {
        if (last is not null)
        {
            var line = tree.Source.GetPosition(last.Span.Start).Line;
            var start = tree.Source.GetLine(line).Start;
            var before = tree.Source.Text.AsSpan(start, last.Span.Start - start);
            var end = tree.Source.GetPosition(last.Span.End).Line;
            return before.IsWhiteSpace()
                ? new TextEdit(new TextSpan(tree.Source.GetLine(end).End, 0), $"\n{before}{field}")
                : new TextEdit(new TextSpan(EndOf(last), 0), $"; {field}");
        }

        return TokenFinder.TokensOf(declaration).FirstOrDefault(t => t.Text == "{") is { } open
            ? new TextEdit(new TextSpan(open.Span.End, 0), $" {field}{(tree.Source.Text.AsSpan(open.Span.End).TrimStart(' ').StartsWith("}", StringComparison.Ordinal) ? " " : "\n")}")
            : new TextEdit(new TextSpan(declaration.Span.End, 0), $" {{ {field} }}");
    }

    /// <summary>Where a field ends without the semicolon behind it.</summary>
    private static int EndOf(FieldDeclarationSyntax field) => TokenFinder.TokensOf(field).Last(t => t.Text is not (";" or "")).Span.End;

    private static TextEdit AfterHead(SyntaxTree tree, string text) =>
        tree.Root.Statements.LastOrDefault(s => s is ModelDeclarationSyntax or ImportDeclarationSyntax) is { } head
            ? new TextEdit(new TextSpan(tree.Source.GetLine(tree.Source.GetPosition(head.Span.End).Line).End, 0), $"\n\n{text}")
            : new TextEdit(new TextSpan(0, 0), $"{text}\n\n");

    /// <summary>How an unknown name is used, and what that says of it.</summary>
    private sealed class NameUse
    {
        private readonly SyntaxToken? _next;
        private readonly SyntaxToken? _afterNext;
        private readonly IReadOnlyList<SyntaxNode> _nodes;

        public NameUse(SyntaxTree tree, SyntaxToken name)
        {
            Name = name;
            _nodes = TokenFinder.NodesAt(tree.Root, name.Span.Start);
            var rest = TokenFinder.TokensOf(tree.Root).SkipWhile(t => t.Span.Start <= name.Span.Start).Where(t => t.Span.Length > 0).Take(2).ToArray();
            (_next, _afterNext) = (rest.ElementAtOrDefault(0), rest.ElementAtOrDefault(1));
        }

        public SyntaxToken Name { get; }

        /// <summary>The <c>where</c> that it stands in, or null.</summary>
        public WhereSyntax? Where => _nodes.OfType<WhereSyntax>().LastOrDefault();

        /// <summary>The text after the name that it is compared with without a word between, or null.</summary>
        public SyntaxToken? Subject => _nodes.OfType<PhraseSyntax>().LastOrDefault() is { Parts: [_, var value, ..] } ? value.Token : null;

        /// <summary>Whether only events stand here.</summary>
        public bool IsEvent => _nodes.Any(n => n is TestEventSyntax)
            || _nodes[^1] is PhrasePartSyntax && _nodes.Count > 2 && _nodes[^3] is EachRuleSyntax or EveryRuleSyntax or IgnoreDeclarationSyntax or AggregateSyntax
            || _next?.Text is "where";

        /// <summary>Whether an event reads as well here as a field does.</summary>
        public bool MayBeEvent => _nodes.OfType<PhraseSyntax>().Any()
            && (_next?.Text is null or "=>" or ">=" or "and" or "or" or "within" or ")" or "}" or ";" or "since" or "older than" or "between" || Subject is not null);

        /// <summary>The type that fits the use best.</summary>
        public string Type => _nodes.OfType<TestFieldSyntax>().LastOrDefault() is { Values: [var value, ..] } ? TypeOf(value) : (_next?.Text, _afterNext) switch
        {
            ("domain", _) => "email",
            ("host" or "path", _) => "url",
            ("size", _) => "list of text",
            (">" or ">=" or "<" or "<=" or "=" or "+" or "-" or "*" or "/", { Kind: TokenKind.Date }) => "date",
            (">" or ">=" or "<" or "<=" or "=" or "+" or "-" or "*" or "/", _) => "number",
            ("in", { Kind: TokenKind.Number }) => "number",
            ("is", { } word) when TextFold.Fold(word.Text) is "YES" or "NO" or "TRUE" or "FALSE" => "bool",
            ("is", { Kind: TokenKind.Number }) => "number",
            ("is", { Text: "valid" or "malformed" }) => "email",
            ("within" or "within next" or "older than" or "between" or "before" or "since", _) => "date",
            _ when _nodes.OfType<AggregateSyntax>().LastOrDefault() is { Function: var function } => function switch
            {
                AggregateFunction.DaysSince => "date",
                AggregateFunction.Sum or AggregateFunction.Average or AggregateFunction.Min or AggregateFunction.Max => "number",
                _ => "text",
            },
            _ when _nodes.Any(n => n is PointsSyntax or ArithmeticSyntax) => "number",
            ("is" or "in" or "contains" or "has word" or "starts with" or "ends with" or "like" or "not" or "length", _) => "text",
            _ when Subject is not null => "text",
            _ when _nodes.OfType<EveryRuleSyntax>().Any() => "date",
            _ when _nodes.OfType<EachRuleSyntax>().Any(e => e.Property is not null) => "text",
            _ => "bool",
        };

        private static string TypeOf(ExpressionSyntax value) => value switch
        {
            LiteralSyntax { Token.Kind: TokenKind.Date } => "date",
            LiteralSyntax { Token.Kind: TokenKind.Number } or SignedSyntax => "number",
            LiteralSyntax { Token: { Kind: TokenKind.String } text } when text.Value.Contains('@', StringComparison.Ordinal) => "email",
            PhraseSyntax { Parts: [{ Token: { } word }] } when TextFold.Fold(word.Text) is "YES" or "NO" or "TRUE" or "FALSE" => "bool",
            _ => "text",
        };
    }
}
