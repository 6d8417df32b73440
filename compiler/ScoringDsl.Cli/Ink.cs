namespace ScoringDsl.Cli;

/// <summary>Colours text for a terminal, or leaves it as it is.</summary>
internal sealed class Ink
{
    /// <summary>Leaves text as it is.</summary>
    public static readonly Ink None = new(false);

    /// <summary>Colours by ANSI escape sequences.</summary>
    public static readonly Ink Ansi = new(true);

    private Ink(bool isOn) => IsOn = isOn;

    /// <summary>Whether it colours.</summary>
    public bool IsOn { get; }

    /// <summary>Text that stands out.</summary>
    public string Bold(string text) => Paint("1", text);

    /// <summary>Text that steps back.</summary>
    public string Dim(string text) => Paint("2", text);

    /// <summary>Errors and minus points.</summary>
    public string Red(string text) => Paint("31", text);

    /// <summary>Success and plus points.</summary>
    public string Green(string text) => Paint("32", text);

    /// <summary>Warnings, caps and weights.</summary>
    public string Yellow(string text) => Paint("33", text);

    /// <summary>Places and totals.</summary>
    public string Cyan(string text) => Paint("36", text);

    private string Paint(string code, string text) => IsOn && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
