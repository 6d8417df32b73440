using ScoringDsl.Compiler.Syntax;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Completion;
using ScoringDsl.Ide.Words;
using ScoringDsl.Ide.Workspace;
using ScoringDsl.Runtime.Text;

namespace ScoringDsl.Ide.Features;

/// <summary>A phrase with slots.</summary>
/// <param name="Label">The phrase, its slots in capitals.</param>
/// <param name="Text">Markdown: what it says, and an example.</param>
/// <param name="Slots">Where the slots stand in the label, and what they take.</param>
public sealed record PhraseSignature(string Label, string Text, IReadOnlyList<(TextSpan Span, string Text)> Slots);

/// <summary>The phrases that may be meant while one is typed.</summary>
/// <param name="Signatures">The phrases that begin as what is typed does.</param>
/// <param name="Active">The one that what is typed fits best.</param>
/// <param name="ActiveSlot">The slot of it that is being filled in.</param>
public sealed record PhraseHelp(IReadOnlyList<PhraseSignature> Signatures, int Active, int ActiveSlot)
{
    /// <summary>The help for an offset, or null where no phrase with slots is being typed.</summary>
    public static PhraseHelp? Find(IdeSnapshot snapshot, string path, int offset)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.TreeOf(path) is not { } tree || CompletionContext.At(tree, offset) is not { IsInText: false } context)
        {
            return null;
        }

        // The phrase that began last is the innermost; one that is complete leaves the word to the one around it.
        PhraseHelp? found = null;
        var head = "";
        for (var start = context.Statement.Length - 1; start >= 0; start--)
        {
            // The 'since' of 'every … since' begins no window: the phrase that it is part of is the one meant.
            if (At(context.Statement[start..]) is { } help && (found is null || LanguageForms.Of(context.Statement[start].Text)[help.Active].Parts.Skip(1).Contains(head)))
            {
                (found, head) = (help, context.Statement[start].Text);
            }
        }

        return found;
    }

    /// <summary>The help for a phrase that begins with these words, or null.</summary>
    private static PhraseHelp? At(SyntaxToken[] words)
    {
        var forms = LanguageForms.Of(words[0].Text);
        (int Form, int Slot, int Words)? best = null;
        for (var i = 0; i < forms.Count; i++)
        {
            // The longest phrase that still fits: 'count of distinct' is no longer 'count of'.
            if (forms[i].HelpsTyping && ActiveSlotOf(forms[i], words) is >= 0 and var slot && Fixed(forms[i], words) is var count && !(count <= best?.Words))
            {
                best = (i, slot, count);
            }
        }

        return best is { } active ? new PhraseHelp([.. forms.Select(Describe)], active.Form, active.Slot) : null;
    }

    /// <summary>The slot of a form that comes next behind some words; -1 where they do not fit or leave none.</summary>
    private static int ActiveSlotOf(LanguageForm form, ReadOnlySpan<SyntaxToken> tokens)
    {
        var part = 1;
        var inSlot = 0;
        foreach (var token in tokens[1..])
        {
            if (NextFixed(form, part, token) is { } next)
            {
                (part, inSlot) = (next + 1, 0);
            }
            else if (part < form.Parts.Length && LanguageForm.IsSlot(form.Parts[part]) && !Ends(form.Parts[part], token, inSlot))
            {
                inSlot++;
            }
            else
            {
                return -1;
            }
        }

        if (part >= form.Parts.Length || (part == form.Parts.Length - 1 && IsFull(form.Parts[part], tokens, inSlot)))
        {
            return -1;
        }

        var slot = form.Parts.Take(part).Count(LanguageForm.IsSlot);
        return slot < form.Parts.Count(LanguageForm.IsSlot) ? slot : -1;
    }

    /// <summary>The nearest word of the form, from a part on, that a token is: what may be left out stands before it.</summary>
    private static int? NextFixed(LanguageForm form, int from, SyntaxToken token)
    {
        for (var i = from; i < form.Parts.Length; i++)
        {
            if (!LanguageForm.IsSlot(form.Parts[i]) && TextFold.Fold(form.Parts[i]) == TextFold.Fold(token.Text))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Whether a token cannot belong to a slot.</summary>
    private static bool Ends(string slot, SyntaxToken token, int inSlot) => slot switch
    {
        "SUBJECT" => token.Text is "{" or "=>" or "and" or "or",
        "SCORES" or "VALUES" => token.Text is ")" or "{" or "=>" or "and" or "or" or ">=" or ">" or "<" or "<=" or "=",
        "EVENT" => token.Text is "{" or "=>" or "and" or "or" or ">=" or ">" or "<" or "<=" or "=" or "+" or "-" or "*" or "/" or ",",
        "POINTS" => token.Text is "{" or "up to" or "down to" or "decay" or "at most",
        _ => inSlot >= (slot is "DURATION" or "NUMBER" ? 2 : 1),
    };

    private static bool IsFull(string slot, ReadOnlySpan<SyntaxToken> tokens, int inSlot) => slot switch
    {
        "DURATION" => inSlot == 2 || (inSlot == 1 && tokens[^1].Kind is TokenKind.Word or TokenKind.QuotedName),
        "SUBJECT" or "SCORES" or "VALUES" or "EVENT" or "POINTS" => false,
        "NUMBER" => inSlot > 0 && tokens[^1].Text != "-",
        _ => inSlot > 0,
    };

    private static int Fixed(LanguageForm form, SyntaxToken[] tokens) =>
        form.Parts.Count(p => !LanguageForm.IsSlot(p) && tokens.Any(t => TextFold.Fold(t.Text) == TextFold.Fold(p)));

    private static PhraseSignature Describe(LanguageForm form)
    {
        var slots = new List<(TextSpan, string)>();
        var offset = 0;
        foreach (var part in form.Parts)
        {
            if (LanguageForm.IsSlot(part))
            {
                slots.Add((new TextSpan(offset, part.Length), LanguageForm.Describe(part)));
            }

            offset += part.Length + 1;
        }

        return new PhraseSignature(form.Label, $"{form.Meaning}\n\n```score\n{form.Example}\n```", slots);
    }
}
