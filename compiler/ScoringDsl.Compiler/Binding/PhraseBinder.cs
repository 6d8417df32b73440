using System.Collections.Immutable;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Compiler.Binding.Symbols;
using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Syntax;

namespace ScoringDsl.Compiler.Binding;

/// <summary>Finds what a run of words means: an event by its longest name, a field with a facet, a define, a score, a label, a flag.</summary>
internal sealed class PhraseBinder(BindingContext context)
{
    private static readonly PhraseMeaning.Nothing Nothing = new();

    /// <summary>The meaning of a phrase. One mistake gives one error, and then the meaning is <see cref="PhraseMeaning.Nothing"/>.</summary>
    public PhraseMeaning Resolve(PhraseSyntax phrase, Scope scope)
    {
        var parts = phrase.Parts;
        if (parts.IsEmpty || parts[0].Token.Text.Length == 0)
        {
            return Nothing;
        }

        var first = parts[0];
        if (first.Token.Kind == TokenKind.String)
        {
            return Report(scope.At(first).TextAlone(first.Token.Text));
        }

        if (first.Index is { } index)
        {
            return context.Scores.BindMember(first, index, scope) is { } score && context.Read(score, Reads.Results, first, scope)
                ? Score(phrase, score, scope)
                : Nothing;
        }

        if (first.Member is { } member)
        {
            return ResolveMember(phrase, first, member, scope);
        }

        if (FindProperty(first.Token.Value, scope) is { } property)
        {
            context.Refer(first.Token, property, scope);
            return context.Read(Reads.Properties, property.Name, first, scope) ? Field(property, phrase, scope) : Nothing;
        }

        if (scope.IsAccount && context.AccountNames.Find(first.Token.Value) is { } accountField)
        {
            return AccountField(accountField, first.Token, phrase, scope);
        }

        var declaration = context.Names.FindLongest(parts, out var words);
        if (ResolveKeyword(phrase, declaration, scope) is { } meaning)
        {
            return meaning;
        }

        return declaration is null
            ? Report(EverydayWords.AtStart(parts, context.Names, scope) ?? UnknownName(parts, scope, _ => true))
            : ResolveName(phrase, declaration, words, scope);
    }

    /// <summary>The meaning of a phrase that was resolved before: notes and reports nothing a second time.</summary>
    public PhraseMeaning Peek(PhraseSyntax phrase, Scope scope)
    {
        var diagnostics = context.Diagnostics.Count;
        var references = context.References.Count;
        var meaning = Resolve(phrase, scope with { Owner = null });
        context.Diagnostics.Truncate(diagnostics);
        context.References.RemoveRange(references, context.References.Count - references);
        return meaning;
    }

    /// <summary>A property of the event in scope, or null.</summary>
    public static FieldSymbol? FindProperty(string name, Scope scope) =>
        scope.Event?.Properties.FirstOrDefault(p => NameFold.Same(p.Name, name));

    /// <summary>Whether a name is one that comes before the model's: a property, or in an account's rules one of its fields.</summary>
    public bool IsInnerName(string name, Scope scope) =>
        FindProperty(name, scope) is not null || (scope.IsAccount && context.AccountNames.Find(name) is not null);

    /// <summary>
    /// An event's name may end in <c>in</c>, which the parser reads as an operator: where the phrase with <c>in</c> begins with such a name,
    /// the word is taken back into the phrase.
    /// </summary>
    public (PhraseSyntax Phrase, ImmutableArray<TailSyntax> Tails) JoinIn(PhraseSyntax phrase, ImmutableArray<TailSyntax> tails)
    {
        if (tails is not [InTailSyntax { Not: null, Operand: null or NamedListSyntax } tail, ..])
        {
            return (phrase, tails);
        }

        ImmutableArray<PhrasePartSyntax> parts = [.. phrase.Parts, new PhrasePartSyntax([tail.In], tail.In, null, null), .. (tail.Operand as NamedListSyntax)?.Name.Parts ?? []];
        var isName = context.Names.FindLongest(parts, out var words) is { Kind: DeclarationKind.Event } && words > phrase.Parts.Length;
        return isName ? (new PhraseSyntax([.. parts], parts), tails.RemoveAt(0)) : (phrase, tails);
    }

    /// <summary>The error about a name that is not declared, with the declared name most like it.</summary>
    public Diagnostic UnknownName(ImmutableArray<PhrasePartSyntax> parts, Scope scope, Func<Declaration, bool> accepts)
    {
        var suggestion = context.Names.Suggest(parts, out var words, accepts);
        if (scope.Event is { } inEvent && suggestion is null)
        {
            var key = DidYouMean.Find(NameFold.Key(parts[0].Token.Value), inEvent.Properties.Select(p => NameFold.Key(p.Name)));
            suggestion = inEvent.Properties.FirstOrDefault(p => NameFold.Key(p.Name) == key)?.Name;
        }

        if (suggestion is null && !parts[0].Token.Value.Contains(' ', StringComparison.Ordinal))
        {
            suggestion = context.AccountFields.Suggest(parts[0], scope);
            words = 1;
        }

        var span = suggestion is null || words == 0 ? parts[0].Span : parts[0].Span.Cover(parts[words - 1].Span);
        return scope.At(span).UnknownName(scope.Source.ToString(span), suggestion);
    }

    /// <summary>Words after something complete: one error, with the rewrite where the words are a well-known slip.</summary>
    public void ReportRest(Operand operand, IReadOnlyList<PhrasePartSyntax> rest, Scope scope)
    {
        var span = rest[0].Span.Cover(rest[^1].Span);
        if (operand.Field is { } field && IsFacetWord(rest[0].Token.Value))
        {
            context.Report(scope.At(rest[0]).NoSuchFacet(field, rest[0].Token.Value));
        }
        else if (operand is Operand.Number && NameFold.Key(rest[0].Token.Value) is var word && word is "PLUS" or "MINUS" or "TIMES")
        {
            context.Report(scope.At(rest[0]).MeantWord(rest[0].Token.Text, word switch { "PLUS" => "+", "MINUS" => "-", _ => "*" }));
        }
        else if (operand is Operand.Label)
        {
            context.Report(scope.At(span).LabelComparison(operand.Written));
        }
        else
        {
            context.Report(scope.At(span).UnexpectedWords(scope.Source.ToString(span), operand.Written));
        }
    }

    private static bool IsFacetWord(string word) => NameFold.Key(word) is "DOMAIN" or "NAME" or "HOST" or "PATH" or "LENGTH" or "SIZE";

    private PhraseMeaning ResolveMember(PhraseSyntax phrase, PhrasePartSyntax first, SyntaxToken member, Scope scope)
    {
        var owner = NameFold.Key(first.Token.Value);
        if (owner == "ACCOUNT")
        {
            return context.AccountNames.Find(member.Value) is { } accountField
                ? AccountField(accountField, member, phrase, scope)
                : Report(context.AccountFields.Unknown(member, scope));
        }

        if (owner != "LEAD")
        {
            return Report(context.Names.Find(first.Token.Value)?.Kind switch
            {
                DeclarationKind.Field => scope.At(first).DotAfterField(first.Token.Value, member.Value),
                DeclarationKind.Event => scope.At(first).DotAfterEvent(first.Token.Value, member.Value),
                _ => scope.At(first).DottedName(first.Token.Value, member.Value),
            });
        }

        switch (context.Names.Find(member.Value))
        {
            case { Kind: DeclarationKind.Field } field:
                context.Refer(member, field, scope);
                return context.Read(field, Reads.LeadFields, first, scope) ? Field(BindingContext.Symbol<FieldSymbol>(field), phrase, scope) : Nothing;

            case { Kind: DeclarationKind.Unusable }:
                return Nothing;

            default:
                var asPart = new PhrasePartSyntax([member], member, null, null);
                return Report(UnknownName([asPart], scope, d => d.Kind == DeclarationKind.Field));
        }
    }

    /// <summary>Words that mean something of themselves: <c>always</c>, <c>excluded</c>, <c>segment cold</c>. A declared name wins over them.</summary>
    private PhraseMeaning? ResolveKeyword(PhraseSyntax phrase, Declaration? declared, Scope scope)
    {
        var parts = phrase.Parts;
        var word = NameFold.Key(parts[0].Token.Value);
        if (word == "SEGMENT" && parts.Length == 2 && (declared is null || context.Names.Find(parts[1].Token.Value)?.Kind == DeclarationKind.Segment))
        {
            return Flag(phrase, DeclarationKind.Segment, scope);
        }

        if (declared is not null)
        {
            return null;
        }

        switch (word)
        {
            case "ALWAYS" when parts.Length == 1:
                return new PhraseMeaning.Complete(new BoundConstantCondition(phrase, true));

            case "EXCLUDED" when parts.Length == 1:
                foreach (var exclusion in context.Names.All)
                {
                    if (exclusion.Kind == DeclarationKind.Exclusion && exclusion.IsAccount == scope.IsAccount)
                    {
                        scope.Owner?.DependOn(exclusion);
                    }
                }

                return context.Read(scope.IsAccount ? Reads.AccountResults : Reads.Results, "excluded", phrase, scope) ? new PhraseMeaning.Complete(new BoundExcluded(phrase)) : Nothing;

            case "EXCLUDED" when parts.Length == 2:
                return Flag(phrase, DeclarationKind.Exclusion, scope);

            case "HANDOFF" when parts.Length == 2 && scope.Place == Place.Expectation:
                return Flag(phrase, DeclarationKind.Handoff, scope);

            case "HANDOFF" when parts.Length == 2:
                return Report(scope.At(phrase).HandoffRead(parts[1].Token.Value));

            case "OUTCOME" when parts.Length == 2 && context.Names.Find(parts[1].Token.Value) is { Kind: DeclarationKind.Outcome } outcome:
                return Report(scope.Place == Place.Expectation ? scope.At(phrase).OutcomeWord(outcome.Name) : scope.At(phrase).OutcomeRead(outcome.Name));

            case "LEADS":
                return context.Read(Reads.Leads, "leads", phrase, scope) ? Report(scope.At(phrase).LeadsAlone()) : Nothing;

            default:
                return null;
        }
    }

    private PhraseMeaning Flag(PhraseSyntax phrase, DeclarationKind kind, Scope scope)
    {
        return BindFlag(phrase.Parts[1].Token, kind, phrase, scope) is { } symbol ? new PhraseMeaning.Complete(new BoundFlagTest(phrase, symbol)) : Nothing;
    }

    /// <summary>The exclusion, segment or hand-off that a token names; null where an error was reported.</summary>
    public FlagSymbol? BindFlag(SyntaxToken token, DeclarationKind kind, SyntaxElement at, Scope scope)
    {
        var declaration = context.Names.Find(token.Value);
        if (declaration?.Kind == kind)
        {
            context.Refer(token, declaration, scope);
            return context.Read(declaration, declaration.ResultReads, at, scope) ? BindingContext.Symbol<FlagSymbol>(declaration) : null;
        }

        if (declaration?.Kind != DeclarationKind.Unusable)
        {
            var suggestion = context.Names.Suggest([new PhrasePartSyntax([token], token, null, null)], out _, d => d.Kind == kind);
            context.Report(scope.At(token).UnknownFlag(NameOf(kind), token.Value, suggestion));
        }

        return null;
    }

    private PhraseMeaning ResolveName(PhraseSyntax phrase, Declaration declaration, int words, Scope scope)
    {
        var parts = phrase.Parts;
        var name = parts[0].Span.Cover(parts[words - 1].Span);
        if (declaration.Kind is not (DeclarationKind.Define or DeclarationKind.Unusable))
        {
            context.References.Add((scope.Source, name, declaration, null));
        }

        switch (declaration.Kind)
        {
            case DeclarationKind.Unusable:
                return Nothing;

            case DeclarationKind.Define:
                return Define(phrase, declaration, scope);

            case DeclarationKind.Field:
                return context.Read(declaration, Reads.LeadFields, parts[0], scope) ? Field(BindingContext.Symbol<FieldSymbol>(declaration), phrase, scope) : Nothing;

            case DeclarationKind.Event:
                return context.Read(declaration, Reads.Events, parts[0], scope)
                    ? new PhraseMeaning.Happening(BindingContext.Symbol<EventSymbol>(declaration), [.. parts.Take(words)], [.. parts.Skip(words)])
                    : Nothing;

            case DeclarationKind.List:
                return Report(scope.At(name).ListAlone(declaration.Name));

            case DeclarationKind.Exclusion:
                return Report(scope.At(name).FlagAlone("an exclusion", $"excluded {declaration.Name}"));

            case DeclarationKind.Segment:
                return Report(scope.At(name).FlagAlone("a segment", $"segment {declaration.Name}"));

            case DeclarationKind.Handoff:
                return Report(scope.At(name).HandoffRead(declaration.Name));

            case DeclarationKind.Outcome when scope.Place != Place.Expectation:
                return Report(scope.At(name).OutcomeRead(declaration.Name));

            case DeclarationKind.Outcome when parts.Length == 1:
                return context.Read(declaration, declaration.ResultReads, parts[0], scope)
                    ? new PhraseMeaning.Complete(new BoundFlagTest(phrase, BindingContext.Symbol<FlagSymbol>(declaration)))
                    : Nothing;

            case DeclarationKind.Outcome:
                return ReportUnexpected(parts[1..], declaration.Name, scope);

            case DeclarationKind.Family:
                return Report(scope.At(name).FamilyAlone(declaration.Name, declaration.Members[0].Name, canBeHighest: parts.Length == 1));

            default:
                return context.Read(declaration, declaration.ResultReads, parts[0], scope) ? Result(phrase, declaration, scope) : Nothing;
        }
    }

    private PhraseMeaning Result(PhraseSyntax phrase, Declaration declaration, Scope scope)
    {
        if (declaration.Symbol is ScoreSymbol)
        {
            return Score(phrase, declaration, scope);
        }

        var label = BindingContext.Symbol<LabelSymbol>(declaration);
        return new PhraseMeaning.Compared(new Operand.Label(phrase.Parts[0].Span, declaration.Name, label), [.. phrase.Parts.Skip(1)]);
    }

    private PhraseMeaning Score(PhraseSyntax phrase, Declaration declaration, Scope scope)
    {
        var score = BindingContext.Symbol<ScoreSymbol>(declaration);
        var rest = phrase.Parts.Skip(1).ToList();
        if (rest is [{ Token: { Kind: not TokenKind.String } raised }] && NameFold.Same(raised.Value, "raised"))
        {
            if (declaration.IsAccount)
            {
                return Report(scope.At(phrase).AccountScoreRaised(score.Name));
            }

            return scope.Place == Place.Formula ? Report(scope.At(phrase).NotInFormula("raised")) : new PhraseMeaning.Raised(score);
        }

        var written = score.Family is null ? score.Name : scope.TextOf(phrase.Parts[0]);
        return new PhraseMeaning.Compared(new Operand.Number(phrase.Parts[0].Span, written, new BoundScoreValue(phrase, score)), rest);
    }

    private PhraseMeaning Define(PhraseSyntax phrase, Declaration declaration, Scope scope)
    {
        var first = phrase.Parts[0];
        var rest = phrase.Parts.Skip(1).ToList();
        switch (context.Defines.Use(declaration, first.Token, scope))
        {
            case { Value: BoundNumber } number:
                return new PhraseMeaning.Compared(new Operand.Number(first.Span, declaration.Name, new BoundDefineNumber(phrase, number)), rest);

            case { Value: BoundDurationValue value } duration when rest.Count == 0:
                return new PhraseMeaning.Duration(duration, value.Microseconds);

            case { } define when rest.Count == 0:
                return new PhraseMeaning.Complete(new BoundDefineCondition(phrase, define));

            case null:
                return Nothing;

            default:
                return ReportUnexpected(rest, declaration.Name, scope);
        }
    }

    /// <summary>A field or property, with the facet that the word after it may be.</summary>
    private PhraseMeaning Field(FieldSymbol field, PhraseSyntax phrase, Scope scope)
    {
        var parts = phrase.Parts;
        var word = parts.Length > 1 && parts[1] is { Member: null, Index: null, Token.Kind: TokenKind.Word } ? NameFold.Key(parts[1].Token.Text) : "";
        var facet = (field.Type, word) switch
        {
            (FieldType.Email, "DOMAIN") => TextFacet.EmailDomain,
            (FieldType.Email, "NAME") => TextFacet.EmailName,
            (FieldType.Url, "HOST") => TextFacet.UrlHost,
            (FieldType.Url, "PATH") => TextFacet.UrlPath,
            _ => TextFacet.None,
        };
        BoundNumber? measure = word switch
        {
            "LENGTH" when field.IsTextual => new BoundTextLength(phrase, field),
            "SIZE" when field.Type == FieldType.TextList => new BoundListSize(phrase, field),
            _ => null,
        };
        var used = facet != TextFacet.None || measure is not null ? 2 : 1;
        if (used == 1 && parts.Length > 2 && IsFacetWord(word))
        {
            return Report(scope.At(parts[1]).NoSuchFacet(field, parts[1].Token.Text));
        }

        var span = parts[0].Span.Cover(parts[used - 1].Span);
        var written = scope.Source.ToString(span);
        Operand operand = field.Type switch
        {
            _ when measure is not null => new Operand.Number(span, written, measure),
            FieldType.Number => new Operand.Number(span, written, new BoundNumberField(phrase, field)),
            FieldType.Bool or FieldType.Date or FieldType.TextList => new Operand.Other(span, written, field),
            _ => new Operand.Text(span, written, new BoundText(field, facet)),
        };
        return new PhraseMeaning.Compared(operand, [.. parts.Skip(used)]);
    }

    private PhraseMeaning AccountField(Declaration declaration, SyntaxToken name, PhraseSyntax phrase, Scope scope) =>
        context.AccountFields.Use(declaration, name, phrase.Parts[0], scope) is { } field ? Field(field, phrase, scope) : Nothing;

    private static string NameOf(DeclarationKind kind) => kind switch
    {
        DeclarationKind.Segment => "segment",
        DeclarationKind.Exclusion => "exclusion",
        _ => "hand-off",
    };

    private PhraseMeaning.Nothing ReportUnexpected(IReadOnlyList<PhrasePartSyntax> rest, string after, Scope scope)
    {
        var span = rest[0].Span.Cover(rest[^1].Span);
        return Report(scope.At(span).UnexpectedWords(scope.Source.ToString(span), after));
    }

    private PhraseMeaning.Nothing Report(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return Nothing;
    }
}
