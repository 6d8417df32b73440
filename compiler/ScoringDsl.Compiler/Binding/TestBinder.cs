using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Binds tests: their instant, leads, events and expectations.</summary>
internal sealed class TestBinder(BindingContext context, ResultDeclarer results, DeclarationCollector declared)
{
    private const int MostTimes = 1_000_000;

    private readonly ExpectationBinder _expectations = new(context, results);
    private readonly TestValueBinder _values = new(context);

    public ImmutableArray<BoundTest> Bind(IReadOnlyList<(TestDeclarationSyntax Syntax, SourceText Source)> tests)
    {
        var bound = ImmutableArray.CreateBuilder<BoundTest>();
        var names = new Dictionary<string, (SourceText Source, TextSpan Span)>(StringComparer.Ordinal);
        foreach (var (syntax, source) in tests)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var scope = new Scope { Source = source, Place = Place.Expectation };
            if (syntax.Name.Text.Length > 0 && !names.TryAdd(syntax.Name.Value, (source, syntax.Name.Span)))
            {
                var (firstSource, firstSpan) = names[syntax.Name.Value];
                context.Report(scope.At(syntax.Name).TestNameTwice(syntax.Name.Value, firstSource, firstSpan));
            }

            if (BindTest(syntax, scope) is { } test)
            {
                bound.Add(test);
            }
        }

        return bound.DrainToImmutable();
    }

    private BoundTest? BindTest(TestDeclarationSyntax test, Scope scope)
    {
        var asOf = BindAsOf(test, scope);
        var leads = new List<LeadParts>();
        var accounts = new TestAccountBinder(context, _values, test.Name.Value);
        var isAccount = false;
        foreach (var statement in test.Statements)
        {
            switch (statement)
            {
                case TestEntitySyntax entity when NameFold.Same(entity.Keyword.Text, "account"):
                    accounts.Add(entity, scope);
                    isAccount = true;
                    break;

                case TestEntitySyntax lead:
                    if (leads is [{ Syntax: TestDeclarationSyntax }])
                    {
                        context.Report(scope.At(lead.Keyword).LeadAfterItsEvents());
                    }

                    isAccount = false;
                    leads.Add(new LeadParts(lead, lead.Name?.Value, _values.Bind(lead.Fields, FindLeadField, scope)));
                    break;

                case TestEventSyntax ofAccount when isAccount:
                    context.Report(scope.At(ofAccount.Event).EventOfAccount());
                    break;

                case TestEventSyntax @event:
                    if (BindEvent(@event, asOf ?? 0, scope) is { } bound)
                    {
                        Current(leads, test).Events.Add(bound);
                    }

                    break;

                case ExpectSyntax expect:
                    if (_expectations.Bind(expect, scope with { IsAccount = isAccount }) is { } expectation)
                    {
                        (isAccount ? accounts.Current : Current(leads, test).Expectations).Add(expectation);
                    }

                    break;

                case not (AsOfSyntax or SkippedStatementSyntax):
                    context.Report(scope.At(statement.FirstToken as SyntaxElement ?? statement).NotInTest());
                    break;
            }
        }

        if (!accounts.HasAny)
        {
            Current(leads, test);
        }

        var link = declared.LeadFields.Find(f => f.IsAccountLink);
        return asOf is null ? null : new BoundTest(test, scope.Source, test.Name.Value, asOf.Value, [.. leads.Select(l => l.ToLead(link, accounts.Unnamed))])
        {
            Accounts = accounts.Bound,
        };
    }

    private long? BindAsOf(TestDeclarationSyntax test, Scope scope)
    {
        AsOfSyntax? found = null;
        foreach (var asOf in test.Statements.OfType<AsOfSyntax>())
        {
            if (found is not null)
            {
                context.Report(scope.At(asOf).ClauseTwice("as of"));
            }

            found ??= asOf;
        }

        if (found is not null)
        {
            return context.Windows.BindInstant(found.Date, scope);
        }

        if (!test.Statements.Any(s => s is SkippedStatementSyntax))
        {
            context.Report(scope.At(test.Name).AsOfMissing());
        }

        return null;
    }

    /// <summary>The lead that a statement belongs to: the one above it, or one without values where none was written.</summary>
    private static LeadParts Current(List<LeadParts> leads, TestDeclarationSyntax test)
    {
        if (leads.Count == 0)
        {
            leads.Add(new LeadParts(test, null, []));
        }

        return leads[^1];
    }

    private FieldSymbol? FindLeadField(SyntaxToken name, Scope scope)
    {
        var declaration = context.Names.Find(name.Value);
        switch (declaration?.Kind)
        {
            case DeclarationKind.Field:
                context.Refer(name, declaration, scope);
                return BindingContext.Symbol<FieldSymbol>(declaration);

            case DeclarationKind.Unusable:
                return null;
        }

        var suggestion = context.Names.Suggest([new PhrasePartSyntax([name], name, null, null)], out _, d => d.Kind == DeclarationKind.Field);
        context.Report(scope.At(name).UnknownLeadField(name.Value, suggestion));
        return null;
    }

    private BoundTestEvent? BindEvent(TestEventSyntax syntax, long asOf, Scope scope)
    {
        if (context.Phrases.Resolve(syntax.Event, scope) is not PhraseMeaning.Happening happening)
        {
            if (context.Phrases.Peek(syntax.Event, scope) is not PhraseMeaning.Nothing)
            {
                context.Report(scope.At(syntax.Event).NotAnEvent(scope.TextOf(syntax.Event)));
            }

            return null;
        }

        var at = BindAt(syntax, asOf, scope);
        var values = _values.Bind(syntax.Properties, (name, _) => context.Numbers.Aggregates.BindProperty(new PhrasePartSyntax([name], name, null, null), happening.Event, scope), scope);
        if (happening.Rest.Count > 0)
        {
            values = AddSubject(happening, values, scope);
        }

        var times = 1;
        if (syntax.Times is { Text.Length: > 0 } count && !NumberText.TryParseWhole(count, 1, MostTimes, out times))
        {
            context.Report(scope.At(count).WholeNumberExpected(count.Text));
            return null;
        }

        return at is null ? null : new BoundTestEvent(syntax, happening.Event, at.Value, times, syntax.Id?.Value, values);
    }

    private long? BindAt(TestEventSyntax syntax, long asOf, Scope scope)
    {
        if (syntax.At is { } at)
        {
            return context.Windows.BindInstant(at, scope);
        }

        if (syntax.Ago is { } ago)
        {
            return context.Windows.BindDuration(ago, scope) is { } duration ? asOf - duration : null;
        }

        context.Report(scope.At(syntax.Event).EventWithoutInstant());
        return null;
    }

    private ImmutableArray<BoundTestValue> AddSubject(PhraseMeaning.Happening happening, ImmutableArray<BoundTestValue> values, Scope scope)
    {
        var span = happening.Rest[0].Span.Cover(happening.Rest[^1].Span);
        if (happening.Event.Subject is not { } subject)
        {
            if (!context.Names.HasLostLines(happening.Event.Name))
            {
                context.Report(scope.At(span).NoSubject(happening.Event, scope.Source.ToString(span)));
            }

            return values;
        }

        if (context.Values.BindWords(happening.Rest, scope) is not { } text)
        {
            return values;
        }

        if (values.FirstOrDefault(v => v.Field == subject) is { } twice)
        {
            context.Report(scope.At(twice.Syntax).ClauseTwice(subject.Name));
            return values;
        }

        // A page named by one word is the page of that path: as data it must be a URL that 'visited pricing' fits.
        var isPathWord = subject.Type == FieldType.Url && !text.Contains('/', StringComparison.Ordinal) && !text.Contains('.', StringComparison.Ordinal);
        return values.Insert(0, new BoundTestValue(happening.Rest[0], subject, [isPathWord ? "/" + text : text]));
    }

    private sealed record LeadParts(SyntaxNode Syntax, string? Name, ImmutableArray<BoundTestValue> Fields)
    {
        public List<BoundTestEvent> Events { get; } = [];

        public List<BoundExpectation> Expectations { get; } = [];

        public BoundTestLead ToLead(FieldSymbol? link, string? unnamedAccount) => new(Syntax, Name, Fields, [.. Events], [.. Expectations])
        {
            Account = (Fields.FirstOrDefault(f => f.Field == link)?.Texts[0] ?? (link is null ? null : unnamedAccount))?.Trim() is { Length: > 0 } account ? account : null,
        };
    }
}
