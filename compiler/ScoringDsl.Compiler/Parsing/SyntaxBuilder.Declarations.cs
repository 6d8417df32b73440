using System.Collections.Immutable;
using System.Text;
using Antlr4.Runtime;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using static ScoringDsl.Grammar.ScoringParser;

namespace ScoringDsl.Compiler.Parsing;

/// <content>Top-level declarations. Each is kept as far as it could be read.</content>
internal sealed partial class SyntaxBuilder
{
    private static readonly string[] FieldWords = ["subject", "account"];

    private static readonly string[] SuperfluousFieldWords = ["primary", "required", "mandatory", "optional", "unique", "field", "column"];

    private static readonly string[] TypeWords = ["text", "number", "bool", "date", "email", "url"];

    private StatementSyntax TopLevel(TopLevelContext c)
    {
        if (c.exception is not null || c.GetChild(0) is not ParserRuleContext declaration)
        {
            return new SkippedStatementSyntax(new NodeParts(this, c).Children);
        }

        if (declaration is MemberContext member)
        {
            return StrayMember(member);
        }

        var parts = new NodeParts(this, declaration);
        return declaration switch
        {
            StrayBraceContext => StrayBrace(parts),
            ModelDeclarationContext d => new ModelDeclarationSyntax(parts.Children, parts.TokenOrEmpty(d.STRING(), TokenKind.String), parts.Token(d.NUMBER())),
            TestsForDeclarationContext d => new TestsForDeclarationSyntax(parts.Children, parts.TokenOrEmpty(d.STRING(), TokenKind.String)),
            ImportDeclarationContext d => new ImportDeclarationSyntax(parts.Children, parts.TokenOrEmpty(d.STRING(), TokenKind.String)),
            EntityDeclarationContext => new EntityDeclarationSyntax(parts.Children, FirstToken(parts), parts.All<FieldDeclarationSyntax>()),
            EventDeclarationContext d => EventDeclaration(parts, d),
            ListDeclarationContext d => ListDeclaration(parts, d),
            DefineDeclarationContext d => new DefineDeclarationSyntax(parts.Children, parts.TokenOrEmpty(d.name()), parts.ExpressionOrMissing(d.condition())),
            ScoreDeclarationContext d => ScoreDeclaration(parts, d),
            BandsDeclarationContext d => BandsDeclaration(parts, d.bandsHeader()),
            RatingDeclarationContext d => new RatingDeclarationSyntax(parts.Children, parts.TokenOrEmpty(d.name(0)), parts.All<SyntaxToken>(d.name().Skip(1))),
            StagesDeclarationContext d => new StagesDeclarationSyntax(
                parts.Children, parts.Token(d.stagesHeader()?.ACCOUNT()), parts.TokenOrEmpty(d.stagesHeader()?.name()), parts.All<StageSyntax>()),
            ResultDeclarationContext d => ResultDeclaration(parts, d),
            IgnoreDeclarationContext d when !parts.IsBroken && parts.Find<PhraseSyntax>(d.eventPhrase()) is { } phrase =>
                new IgnoreDeclarationSyntax(parts.Children, phrase, parts.All<TailSyntax>(), parts.Token(d.NUMBER())),
            TestDeclarationContext d => new TestDeclarationSyntax(
                parts.Children, parts.TokenOrEmpty(d.testHeader()?.STRING(), TokenKind.String), parts.All<StatementSyntax>()),
            _ => new SkippedStatementSyntax(parts.Children),
        };
    }

    /// <summary>Rules outside a score are one error where several follow each other.</summary>
    private StatementSyntax StrayMember(MemberContext member)
    {
        var before = errors.Count;
        var statement = _early.Remove(member, out var early) ? early : Member(member);
        if (LostBlock)
        {
            errors.BackTo(before);
        }
        else if (!_strayReported && statement is not SkippedStatementSyntax)
        {
            Report(member, At(statement).RuleOutsideScore());
        }

        return statement;
    }

    private SkippedStatementSyntax StrayBrace(NodeParts parts)
    {
        if (!_strayReported && !LostBlock)
        {
            errors.Add(At(FirstToken(parts)).BraceClosesNothing());
        }

        return new SkippedStatementSyntax(parts.Children);
    }

    private static SyntaxToken FirstToken(NodeParts parts) => parts.All<SyntaxToken>()[0];

    private StatementSyntax EventDeclaration(NodeParts parts, EventDeclarationContext d)
    {
        var header = d.eventHeader();
        ImmutableArray<SyntaxToken> words = header?.children is null ? [] : [.. parts.All<SyntaxToken>(header.children.Skip(1))];

        // 'event visited page url': a type among the words, so a property before it.
        var type = d.OPEN_BRACE() is null ? words.FirstOrDefault(w => IsType(w.Text)) : null;
        if (type is not null && words.IndexOf(type) is > 1 and var index)
        {
            Report(d, Between(words[index - 1], words[^1]).EventWithoutBraces(
                [new TextEdit(new TextSpan(words[index - 1].Span.Start, 0), "{ "), new TextEdit(new TextSpan(words[^1].Span.End, 0), " }")]));
            return new SkippedStatementSyntax(parts.Children);
        }

        return new EventDeclarationSyntax(parts.Children, words, parts.All<FieldDeclarationSyntax>(), parts.All<EventColumnSyntax>());
    }

    private static bool IsType(string word) => TypeWords.Any(t => Ascii.EqualsIgnoreCase(word, t));

    private EventColumnSyntax? EventColumn(EventColumnContext c)
    {
        var parts = new NodeParts(this, c);
        return parts.Token(c.name()) is { } target && parts.Token(c.STRING()) is { } column ? new EventColumnSyntax(parts.Children, target, column) : null;
    }

    private FieldDeclarationSyntax? FieldDeclaration(FieldDeclarationContext c)
    {
        var parts = new NodeParts(this, c);
        if (parts.Token(c.name()) is not { } name)
        {
            return null;
        }

        var type = c.fieldType();
        var typeWord = parts.TokenOrEmpty(type?.name());
        var values = type is null ? [] : parts.All<SyntaxToken>(type.label());
        var isOneOf = values.Length > 0 && Ascii.EqualsIgnoreCase(typeWord.Text, "one");
        var isList = values.Length > 0 && Ascii.EqualsIgnoreCase(typeWord.Text, "list");
        if (values.Length > 0 && !isOneOf && !isList)
        {
            Report(c, At(typeWord).OfAfterType(typeWord.Text));
        }
        else if (isList && (values.Length > 1 || !Ascii.EqualsIgnoreCase(values[0].Text, "text")))
        {
            Report(c, At(values[0]).ListOfSomethingElse());
        }

        if (IsType(name.Text) && !IsType(typeWord.Text) && !isOneOf && !isList && typeWord.Text.Length > 0 && type?.ChildCount == 1)
        {
            Report(c, Between(name, typeWord).WrittenAs($"{typeWord.Text} {name.Text}"));
        }

        var modifiers = new FieldModifiers(parts, word => Report(c, UnknownFieldWord(parts, word)));
        foreach (var modifier in c.fieldModifier())
        {
            modifiers.Add(modifier);
        }

        return new FieldDeclarationSyntax(
            parts.Children, name, typeWord, isOneOf, isList, isOneOf ? values : [], modifiers.Key, modifiers.Account, modifiers.Subject, modifiers.Column,
            modifiers.MissingTexts)
        {
            IsBroken = parts.IsBroken || IsReported(c),
        };
    }

    private Diagnostic UnknownFieldWord(NodeParts parts, SyntaxToken word)
    {
        var words = parts.All<SyntaxToken>();
        if (words.IndexOf(word) == 2 && IsType(word.Text))
        {
            // 'phone number text': the name is of two words.
            return Between(words[0], words[1]).NameOfOneWord($"{words[0].Text}_{words[1].Text}");
        }

        // 'from Prospect ID' and 'missing Select' lack quotes.
        var rest = words.AsSpan()[(words.IndexOf(word) + 1)..];
        if (rest.Length > 0 && rest[^1].Kind == TokenKind.Punctuation)
        {
            rest = rest[..^1];
        }

        return rest.Length > 0 && (Ascii.EqualsIgnoreCase(word.Text, "from") || Ascii.EqualsIgnoreCase(word.Text, "missing"))
            ? Between(rest[0], rest[^1]).NeedsQuotes(list.Source.ToString(rest[0].Span.Cover(rest[^1].Span)))
            : At(word).UnknownFieldWord(word.Text, MeantFieldWord(word.Text));
    }

    /// <summary>What a word after a field's type is a slip of; nothing for words of databases that say nothing here.</summary>
    private static string? MeantFieldWord(string word) => SuperfluousFieldWords.Any(w => Ascii.EqualsIgnoreCase(word, w))
        ? ""
        : FieldWords.FirstOrDefault(w => SyntaxProblem.IsNearly(word, w));

    private DiagnosticBuilder Between(SyntaxToken first, SyntaxToken last) => new(list.Source, first.Span.Cover(last.Span));

    private static ListDeclarationSyntax ListDeclaration(NodeParts parts, ListDeclarationContext d) => new(
        parts.Children,
        parts.TokenOrEmpty(d.name()),
        parts.All<SyntaxToken>(d.label()),
        parts.Token(d.FROM() is null ? null : d.STRING(0)),
        parts.Token(d.COLUMN() is null ? null : d.STRING(1)));

    private ScoreDeclarationSyntax ScoreDeclaration(NodeParts parts, ScoreDeclarationContext d)
    {
        var header = d.scoreHeader();
        var family = header?.scoreFamily();
        if (!parts.IsBroken && header?.EQUALS() is null && d.block() is null)
        {
            var name = parts.TokenOrEmpty(header?.name());
            Report(d, At(name).ScoreWithoutRules(name.Value, parts.Children[^1].Span.End));
        }

        return new ScoreDeclarationSyntax(
            parts.Children,
            parts.Token(header?.ACCOUNT()),
            parts.TokenOrEmpty(header?.name()),
            parts.Token(header?.STRING()),
            parts.Token(family?.name()),
            parts.Find<InOperandSyntax>(family?.familyValues()),
            parts.Find<RangeSyntax>(header?.scoreRange().FirstOrDefault()),
            parts.Token(header?.ROUNDED().FirstOrDefault()),
            header?.EQUALS() is null ? null : parts.ExpressionOrMissing(header.sum()),
            parts.Find<BlockSyntax>(d.block()));
    }

    private InOperandSyntax? FamilyValues(FamilyValuesContext c) => Whole(c) switch
    {
        [ValueListSyntax list] => list,
        [PhrasePartSyntax part] => NamedListOf(c, PhraseOf([part])),
        _ => null,
    };

    private RangeSyntax? ScoreRange(ScoreRangeContext c) => Whole(c) switch
    {
        [ExpressionSyntax low, _, ExpressionSyntax high] whole => new RangeSyntax(Freeze(whole), low, high),
        [ExpressionSyntax low, _] whole => new RangeSyntax(Freeze(whole), low, null),
        _ => null,
    };

    private static BandsDeclarationSyntax BandsDeclaration(NodeParts parts, BandsHeaderContext? header) => new(
        parts.Children,
        parts.Token(header?.ACCOUNT()),
        parts.TokenOrEmpty(header?.name()),
        parts.ExpressionOrMissing(header?.primary()),
        parts.All<BandSyntax>());

    private BandSyntax? Band(BandContext c)
    {
        var parts = new NodeParts(this, c);
        if (parts.Token(c.label()) is not { } label)
        {
            return null;
        }

        if (parts.Token(c.OTHERWISE()) is { } otherwise)
        {
            return new BandSyntax(parts.Children, label, null, null, otherwise);
        }

        return parts.Find<CompareTailSyntax>(c.comparison()) is { } comparison
            ? new BandSyntax(parts.Children, label, comparison.Operator, comparison.Right, null)
            : new BandSyntax(parts.Children, label, null, parts.ExpressionOrMissing(null), null);
    }

    private StageSyntax? Stage(StageContext c)
    {
        var parts = new NodeParts(this, c);
        if (parts.Token(c.label()) is not { } label)
        {
            return null;
        }

        return parts.Token(c.OTHERWISE()) is { } otherwise
            ? new StageSyntax(parts.Children, label, null, otherwise)
            : new StageSyntax(parts.Children, label, parts.ExpressionOrMissing(c.condition()), null);
    }

    private static ResultDeclarationSyntax ResultDeclaration(NodeParts parts, ResultDeclarationContext d)
    {
        var account = parts.Token(d.ACCOUNT());
        return new ResultDeclarationSyntax(
            parts.Children,
            account,
            parts.All<SyntaxToken>()[account is null ? 0 : 1],
            parts.TokenOrEmpty(d.name()),
            parts.ExpressionOrMissing(d.condition()),
            parts.Find<BecauseSyntax>(d.because()));
    }

    private BecauseSyntax? Because(BecauseContext c)
    {
        if (Whole(c) is not { } whole)
        {
            return null;
        }

        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] = whole[i] is LiteralSyntax ? AsPhrase(whole[i]) : whole[i];
        }

        return new BecauseSyntax(Freeze(whole), TokenOf(c, whole, NUMBER), Pick<PhraseSyntax>(whole));
    }
}
