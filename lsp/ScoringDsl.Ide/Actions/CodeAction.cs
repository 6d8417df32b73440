using ScoringDsl.Compiler.Diagnostics;
using ScoringDsl.Compiler.Text;
using ScoringDsl.Ide.Features;

namespace ScoringDsl.Ide.Actions;

/// <summary>What a change to a text is for.</summary>
public enum CodeActionKind
{
    /// <summary>Mends a finding.</summary>
    QuickFix,

    /// <summary>Gives a part a name of its own.</summary>
    Extract,

    /// <summary>Says the same in another way, or adds what belongs to it.</summary>
    Rewrite,
}

/// <summary>What an action changes.</summary>
/// <param name="Edits">The replacements, not overlapping.</param>
/// <param name="NewName">Where, in the text of a file after the edits, a name begins that was made up and should now be chosen; null where there is none.</param>
public sealed record ActionEdits(IReadOnlyList<FileEdit> Edits, NewName? NewName);

/// <summary>The place of a name that was made up.</summary>
/// <param name="Path">The file.</param>
/// <param name="Position">Where it begins in the file's new text.</param>
public sealed record NewName(string Path, LinePosition Position);

/// <summary>A change that is offered for a place. What it changes is worked out when it is asked for.</summary>
/// <param name="title">What it does, as an imperative; no two actions of a place have the same.</param>
/// <param name="kind">What it is for.</param>
/// <param name="edit">Works out what it changes.</param>
public sealed class CodeAction(string title, CodeActionKind kind, Func<ActionEdits> edit)
{
    /// <summary>What it does, as an imperative.</summary>
    public string Title { get; } = title;

    /// <summary>What it is for.</summary>
    public CodeActionKind Kind { get; } = kind;

    /// <summary>The finding that it mends, or null.</summary>
    public Diagnostic? Mends { get; init; }

    /// <summary>Whether it is the one to take where several mend a finding.</summary>
    public bool IsPreferred { get; init; }

    /// <summary>Works out what it changes.</summary>
    public ActionEdits GetEdits() => edit();
}
