using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;

namespace ScoringDsl.Compiler.Binding;

/// <summary>
/// Walks all files of a model once and enters every name; makes the symbols that depend on no other: fields, events, lists.
/// </summary>
internal sealed class DeclarationCollector(BindingContext context, IFileReader files)
{
    private readonly FieldBinder _fields = new(context);
    private readonly ListBinder _lists = new(context, files);
    private readonly List<(Declaration Declaration, EventDeclarationSyntax Syntax)> _events = [];

    private (SyntaxToken Word, Scope Scope)? _account;
    private bool _hasLink;

    public ModelDeclarationSyntax? Header { get; private set; }

    public List<FieldSymbol> LeadFields { get; } = [];

    public List<FieldSymbol> AccountFields { get; } = [];

    /// <summary>Whether anything about accounts is declared.</summary>
    public bool HasAccounts => _account is not null;

    public List<EventSymbol> Events { get; } = [];

    public List<ListSymbol> Lists { get; } = [];

    public List<(IgnoreDeclarationSyntax Syntax, SourceText Source)> Ignores { get; } = [];

    public List<(TestDeclarationSyntax Syntax, SourceText Source)> Tests { get; } = [];

    /// <summary>Enters the names of a file of the model.</summary>
    public void Collect(SyntaxTree tree, bool isOwn)
    {
        foreach (var statement in tree.Root.Statements)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var isBroken = tree.Broken.Any(b => b.Start == statement.Span.Start);
            Collect(statement, new Scope { Source = tree.Source }, isOwn, isBroken);
        }
    }

    /// <summary>Takes the tests of a file of tests; anything else in it is an error.</summary>
    public void CollectTests(SyntaxTree tree)
    {
        var scope = new Scope { Source = tree.Source };
        foreach (var statement in tree.Root.Statements)
        {
            switch (statement)
            {
                case TestDeclarationSyntax test:
                    Tests.Add((test, tree.Source));
                    break;

                case not (TestsForDeclarationSyntax or SkippedStatementSyntax):
                    context.Report(scope.At(statement.FirstToken as SyntaxElement ?? statement).OnlyTestsHere());
                    break;
            }
        }
    }

    /// <summary>An error where there are accounts and nothing says which of them a lead belongs to.</summary>
    public void CheckAccountLink()
    {
        if (_account is var (word, scope) && !_hasLink)
        {
            context.Report(scope.At(word).AccountLinkMissing());
        }
    }

    /// <summary>Warns where an event's name is another's plus a word: the longest name wins, and that may surprise.</summary>
    public void CheckEventNames()
    {
        foreach (var (declaration, _) in _events)
        {
            for (var end = declaration.Name.LastIndexOf(' '); end > 0; end = declaration.Name.LastIndexOf(' ', end - 1))
            {
                if (context.Names.Find(declaration.Name[..end]) is { Kind: DeclarationKind.Event } shorter)
                {
                    context.Report(new DiagnosticBuilder(declaration.Source, declaration.NameSpan).NameExtendsAnother(declaration.Name, shorter.Name));
                    break;
                }
            }
        }
    }

    private void Collect(StatementSyntax statement, Scope scope, bool isOwn, bool isBroken)
    {
        foreach (var word in LostWords.Of(statement, isBroken))
        {
            context.Names.Lose(word, statement, scope.Source);
        }

        switch (statement)
        {
            case ModelDeclarationSyntax model:
                CollectHeader(model, scope, isOwn);
                break;

            case EntityDeclarationSyntax entity:
                CollectEntity(entity, scope);
                break;

            case EventDeclarationSyntax syntax:
                CollectEvent(syntax, scope);
                break;

            case ListDeclarationSyntax list:
                if (Declare(DeclarationKind.List, list.Name, list, scope) is { } listDeclaration)
                {
                    var symbol = _lists.Bind(list, scope);
                    listDeclaration.Symbol = symbol;
                    Lists.Add(symbol);
                }

                break;

            case DefineDeclarationSyntax define:
                Declare(DeclarationKind.Define, define.Name, define, scope);
                break;

            case ScoreDeclarationSyntax score:
                context.HasBrokenRules |= LostWords.HasBrokenRule(score.Body);
                DeclareScore(score, scope);
                break;

            case BandsDeclarationSyntax bands:
                DeclareResult(DeclarationKind.Bands, bands.Account, bands.Name, bands, scope);
                break;

            case RatingDeclarationSyntax rating:
                Declare(DeclarationKind.Rating, rating.Name, rating, scope);
                break;

            case StagesDeclarationSyntax stages:
                DeclareResult(DeclarationKind.Stages, stages.Account, stages.Name, stages, scope);
                break;

            case ResultDeclarationSyntax result:
                DeclareFlag(result, scope);
                break;

            case IgnoreDeclarationSyntax ignore:
                Ignores.Add((ignore, scope.Source));
                break;

            case TestDeclarationSyntax test:
                Tests.Add((test, scope.Source));
                break;

            case SkippedStatementSyntax skipped:
                DeclareSkipped(skipped, scope);
                break;
        }
    }

    private void CollectHeader(ModelDeclarationSyntax model, Scope scope, bool isOwn)
    {
        if (!isOwn)
        {
            context.Report(scope.At(model).ModelInImport());
        }
        else if (Header is not null)
        {
            context.Report(scope.At(model).ModelTwice(scope.Source, Header.Span));
        }
        else
        {
            Header = model;
        }
    }

    private void CollectEntity(EntityDeclarationSyntax entity, Scope scope)
    {
        var isAccount = NameFold.Same(entity.Keyword.Text, "account");
        var fields = isAccount ? AccountFields : LeadFields;
        if (isAccount)
        {
            _account ??= (entity.Keyword, scope);
        }

        foreach (var field in entity.Fields)
        {
            _hasLink |= !isAccount && field.Account is not null;
            if (Declare(isAccount ? context.AccountNames : context.Names, DeclarationKind.Field, field.Name, field, scope) is not { } declaration)
            {
                continue;
            }

            if (_fields.Bind(field, isAccount ? FieldOwner.Account : FieldOwner.Lead, fields, scope) is { } symbol)
            {
                declaration.Symbol = symbol;
                fields.Add(symbol);
            }
            else
            {
                declaration.Kind = DeclarationKind.Unusable;
            }
        }
    }

    private void CollectEvent(EventDeclarationSyntax syntax, Scope scope)
    {
        if (syntax.NameWords.IsEmpty || syntax.NameWords[0].Text.Length == 0)
        {
            return;
        }

        var name = string.Join(' ', syntax.NameWords.Select(w => w.Value));
        var declaration = new Declaration(DeclarationKind.Event, name, scope.Source, syntax.NameWords[0].Span.Cover(syntax.NameWords[^1].Span), syntax);
        if (context.Names.Declare(declaration))
        {
            var symbol = _fields.BindEvent(declaration, syntax, Events.Count, scope);
            declaration.Symbol = symbol;
            Events.Add(symbol);
            _events.Add((declaration, syntax));
        }
    }

    private void DeclareScore(ScoreDeclarationSyntax score, Scope scope)
    {
        if (score is { Account: not null, FamilyVariable: { } ofAccount })
        {
            context.Report(scope.At(ofAccount).AccountFamily());
        }

        var kind = score is { Account: null, FamilyVariable: not null } ? DeclarationKind.Family : DeclarationKind.Score;
        DeclareResult(kind, score.Account, score.Name, score, scope);
    }

    private void DeclareFlag(ResultDeclarationSyntax result, Scope scope)
    {
        var kind = NameFold.Key(result.Keyword.Text) switch
        {
            "EXCLUDE" => DeclarationKind.Exclusion,
            "SEGMENT" => DeclarationKind.Segment,
            "HANDOFF" => DeclarationKind.Handoff,
            _ => DeclarationKind.Outcome,
        };
        DeclareResult(kind, result.Account, result.Name, result, scope);
        if (kind == DeclarationKind.Outcome && result.Account is { } account)
        {
            context.Report(scope.At(account).AccountOutcome());
        }
    }

    private void DeclareResult(DeclarationKind kind, SyntaxToken? account, SyntaxToken name, StatementSyntax syntax, Scope scope)
    {
        if (account is not null)
        {
            _account ??= (account, scope);
        }

        if (Declare(kind, name, syntax, scope) is { } declaration)
        {
            declaration.IsAccount = account is not null;
        }
    }

    /// <summary>A statement that could not be read still declares its name, so that using it is no second error.</summary>
    private void DeclareSkipped(SkippedStatementSyntax skipped, Scope scope)
    {
        var tokens = new List<SyntaxToken>();
        TokenWalk.Collect(skipped, 3, tokens);
        if (tokens is [{ } keyword, { Kind: TokenKind.Word or TokenKind.QuotedName } name, ..]
            && NameFold.Key(keyword.Text) is "LIST" or "DEFINE" or "SCORE" or "BANDS" or "RATING" or "STAGES" or "EXCLUDE" or "SEGMENT" or "HANDOFF" or "EVENT" or "OUTCOME"
            && context.Names.Find(name.Value) is null)
        {
            Declare(DeclarationKind.Unusable, name, skipped, scope);
        }
    }

    private Declaration? Declare(DeclarationKind kind, SyntaxToken name, SyntaxNode syntax, Scope scope) => Declare(context.Names, kind, name, syntax, scope);

    private static Declaration? Declare(NameTable names, DeclarationKind kind, SyntaxToken name, SyntaxNode syntax, Scope scope)
    {
        var declaration = new Declaration(kind, name.Value, scope.Source, name.Span, syntax);
        return name.Text.Length > 0 && names.Declare(declaration) ? declaration : null;
    }
}
