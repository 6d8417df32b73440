using System.Runtime.CompilerServices;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Ide.Completion;

/// <summary>The values that a model compares its fields and properties with, or gives them in tests: what was written once is proposed again.</summary>
internal sealed class SeenValues
{
    private static readonly ConditionalWeakTable<ModelAnalysis, SeenValues> Kept = [];

    private readonly Dictionary<FieldSymbol, List<string>> _values = [];
    private readonly Dictionary<(string Path, int Start), (Symbol Symbol, int End)> _names = [];

    private SeenValues(ModelAnalysis analysis)
    {
        foreach (var reference in analysis.Model?.References ?? [])
        {
            if (reference.Symbol is FieldSymbol or EventSymbol)
            {
                _names.TryAdd((reference.Source.Path, reference.Span.Start), (reference.Symbol, reference.Span.End));
            }
        }

        foreach (var tree in analysis.Trees)
        {
            Collect(tree);
        }
    }

    /// <summary>The values of a model's texts; looked for once in each state of them.</summary>
    public static SeenValues Of(ModelAnalysis analysis) => Kept.GetValue(analysis, a => new SeenValues(a));

    /// <summary>The values of a field or property in the order of the text, as they are without quotes.</summary>
    public IReadOnlyList<string> Of(FieldSymbol field) => _values.TryGetValue(field, out var values) ? values : [];

    private void Collect(SyntaxTree tree)
    {
        var open = new Stack<SyntaxNode>([tree.Root]);
        while (open.TryPop(out var node))
        {
            switch (node)
            {
                case PhraseSyntax phrase when Target(tree, phrase) is var (field, end) && phrase.Parts.FirstOrDefault(p => p.Span.Start >= end) is { } value:
                    Add(field, value.Token);
                    break;
                case TailedSyntax { Left: PhraseSyntax left } tailed when Target(tree, left) is var (field, end) && left.Span.End <= end:
                    Add(field, tailed.Tails.SelectMany(Values));
                    break;
                case MatchRuleSyntax { Subject: PhraseSyntax subject } match when Target(tree, subject) is var (field, _):
                    Add(field, match.Arms.Select(a => a.Pattern).OfType<ValuesPatternSyntax>().SelectMany(p => p.Values));
                    break;
                case TestFieldSyntax given when _names.TryGetValue((tree.Source.Path, given.Name.Span.Start), out var name) && name.Symbol is FieldSymbol field:
                    Add(field, given.Values);
                    break;
            }

            foreach (var child in node.Children.OfType<SyntaxNode>().Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>The field whose value would follow a phrase's name, and where the name ends. A facet's values are no values of the field.</summary>
    private (FieldSymbol Field, int End)? Target(SyntaxTree tree, PhraseSyntax phrase)
    {
        if (!_names.TryGetValue((tree.Source.Path, phrase.Span.Start), out var name))
        {
            return null;
        }

        var field = name.Symbol as FieldSymbol ?? (name.Symbol as EventSymbol)?.Subject;
        var next = phrase.Parts.FirstOrDefault(p => p.Span.Start >= name.End)?.Token.Text;
        return field is null || (name.Symbol is FieldSymbol && next is "domain" or "name" or "host" or "path" or "length" or "size") ? null : (field, name.End);
    }

    private static IEnumerable<ExpressionSyntax> Values(TailSyntax tail) => tail switch
    {
        IsTailSyntax { Value: var value } => [value],
        InTailSyntax { Operand: ValueListSyntax list } => list.Values,
        TextTailSyntax { Operator.Text: "contains", Value: { } item } => [item],
        _ => [],
    };

    private void Add(FieldSymbol field, IEnumerable<ExpressionSyntax> values)
    {
        foreach (var value in values)
        {
            switch (value)
            {
                case LiteralSyntax { Token: { Kind: TokenKind.String } text }:
                    Add(field, text);
                    break;
                case PhraseSyntax { Parts: [{ Member: null, Index: null } word] }:
                    Add(field, word.Token);
                    break;
            }
        }
    }

    private void Add(FieldSymbol field, SyntaxToken value)
    {
        var isState = value.Kind == TokenKind.Word && value.Text is "known" or "missing" or "valid" or "malformed" or "gibberish" or "raised";
        if (isState || !(field.IsTextual || field.Type == FieldType.TextList) || value.Value.Length == 0)
        {
            return;
        }

        if (!_values.TryGetValue(field, out var values))
        {
            _values.Add(field, values = []);
        }

        if (!values.Contains(value.Value))
        {
            values.Add(value.Value);
        }
    }
}
