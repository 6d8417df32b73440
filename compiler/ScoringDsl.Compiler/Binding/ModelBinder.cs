using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Binding;

/// <summary>
/// Binds one model: names first, then symbols, then defines, rules and results, then tests. Each step finds all that it needs made by those before.
/// </summary>
/// <param name="diagnostics">Takes what is found.</param>
/// <param name="files">Where lists come from.</param>
/// <param name="labels">The labels that are known from an earlier text, or null.</param>
/// <param name="cancellation">Ends the work at the next statement.</param>
internal sealed class ModelBinder(DiagnosticBag diagnostics, IFileReader files, KnownLabels? labels = null, CancellationToken cancellation = default)
{
    private const int DeepestDefine = 100;

    /// <summary>The bound model. It is there even with errors, for editors; only without errors may it be compiled.</summary>
    /// <param name="own">The model's own file.</param>
    /// <param name="trees">The model's files, each after what it imports.</param>
    /// <param name="tests">The file of tests, or null.</param>
    public Model Bind(SyntaxTree own, IReadOnlyList<SyntaxTree> trees, SyntaxTree? tests)
    {
        var context = new BindingContext(diagnostics, labels ?? new KnownLabels(null), cancellation);
        var collector = new DeclarationCollector(context, files);
        foreach (var tree in trees)
        {
            collector.Collect(tree, tree == own);
        }

        collector.CheckEventNames();
        collector.CheckAccountLink();
        var results = new ResultDeclarer(context);
        results.DeclareAll();
        context.Defines.BindAll();
        var ignores = new IgnoreBinder(context).Bind(collector.Ignores);
        new ResultBinder(context).BindAll();
        OrderHandoffs(context);
        var found = diagnostics.Count;
        var order = DependencyOrder.Sort(context.Names.AllWithMembers, diagnostics);
        var hasCycles = diagnostics.Count > found;
        context.Defines.CheckDepth(hasCycles);
        if (!hasCycles)
        {
            CheckDefineDepth(order);
        }

        if (tests is not null)
        {
            collector.CollectTests(tests);
        }

        var boundTests = new TestBinder(context, results, collector).Bind(collector.Tests);
        return new Model
        {
            Title = collector.Header?.Title.Value is { Length: > 0 } title ? title : ModelPath.GetTitle(own.Source.Path),
            Version = BindVersion(collector.Header, own),
            LeadFields = [.. collector.LeadFields],
            Events = [.. collector.Events],
            Ignores = ignores,
            Lists = [.. collector.Lists],
            Defines = [.. context.Names.All.Select(d => d.Symbol).OfType<DefineSymbol>()],
            DefineOrder = [.. context.Defines.Bound],
            Scores = [.. results.OfLeads.Scores],
            Families = [.. results.Families],
            Labels = [.. results.OfLeads.Labels],
            Flags = [.. results.OfLeads.Flags],
            EvaluationOrder = ResultsIn(order, ofAccounts: false),
            AccountFields = [.. collector.AccountFields],
            Account = !collector.HasAccounts ? null : new AccountPart
            {
                Scores = [.. results.OfAccounts.Scores],
                Labels = [.. results.OfAccounts.Labels],
                Flags = [.. results.OfAccounts.Flags],
                EvaluationOrder = ResultsIn(order, ofAccounts: true),
            },
            Tests = boundTests,
            References = [.. context.References.Select(r => (r.Symbol ?? r.Declaration?.Symbol) is { } symbol ? new SymbolReference(r.Source, r.Span, symbol) : null).OfType<SymbolReference>()],
        };
    }

    private static ImmutableArray<Symbol> ResultsIn(IReadOnlyList<Declaration> order, bool ofAccounts) =>
        [.. order.Where(d => d.IsAccount == ofAccounts).Select(d => d.Symbol).OfType<Symbol>().Where(s => s is ScoreSymbol or LabelSymbol or FlagSymbol)];

    /// <summary>Defines may lead through one another as deep as conditions may be nested: scoring calls them one inside the other.</summary>
    private void CheckDefineDepth(IReadOnlyList<Declaration> order)
    {
        var depths = new Dictionary<Declaration, int>();
        foreach (var define in order.Where(d => d.Kind == DeclarationKind.Define))
        {
            var depth = 1 + define.Dependencies.Select(d => depths.GetValueOrDefault(d)).DefaultIfEmpty().Max();
            depths[define] = depth;
            if (depth == DeepestDefine + 1)
            {
                diagnostics.Add(new DiagnosticBuilder(define.Source, define.NameSpan).DefinesTooLong(define.Name, DeepestDefine));
            }
        }
    }

    /// <summary>A hand-off asks whether the lead or account is excluded though it does not say so.</summary>
    private static void OrderHandoffs(BindingContext context)
    {
        var exclusions = context.Names.All.Where(d => d.Kind == DeclarationKind.Exclusion).ToList();
        foreach (var handoff in context.Names.All.Where(d => d.Kind == DeclarationKind.Handoff))
        {
            exclusions.FindAll(e => e.IsAccount == handoff.IsAccount).ForEach(handoff.DependOn);
        }
    }

    private int? BindVersion(ModelDeclarationSyntax? header, SyntaxTree own)
    {
        if (header?.Version is not { Text.Length: > 0 } version)
        {
            return null;
        }

        if (NumberText.TryParseWhole(version, 0, int.MaxValue, out var number))
        {
            return number;
        }

        diagnostics.Add(new DiagnosticBuilder(own.Source, version.Span).WholeNumberExpected(version.Text));
        return null;
    }
}
