using System.Globalization;
using ScoringDsl.Compiler.Planning;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>Writes <c>#line</c> directives that carry the exact span of a .score file.</summary>
/// <param name="documentName">The name by which a source is known: relative to the model, with forward slashes.</param>
/// <param name="path">Where directives say that it is; the same where null.</param>
internal sealed class SpanMap(Func<SourceText, string> documentName, Func<SourceText, string>? path = null)
{
    /// <summary>The largest column that C# lets a directive name.</summary>
    private const int LastColumn = 65_535;

    private static readonly char[] s_notInDirectives = ['"', '\r', '\n', '\u0085', '\u2028', '\u2029'];

    /// <summary>The name of a source.</summary>
    public string NameOf(SourceText source) => Clean(documentName(source));

    /// <summary>Maps the next line to a place.</summary>
    public void Map(CodeWriter code, PlanPlace place)
    {
        var start = place.Source.GetPosition(place.Span.Start);
        var end = place.Source.GetPosition(place.Span.End);
        var name = path is null ? NameOf(place.Source) : Clean(path(place.Source));
        code.Directive(start.Column >= LastColumn || end.Column >= LastColumn || place.Span.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"#line {start.Line + 1} \"{name}\"")
            : string.Create(CultureInfo.InvariantCulture, $"#line ({start.Line + 1}, {start.Column + 1}) - ({end.Line + 1}, {end.Column}) 1000 \"{name}\""));
    }

    /// <summary>Without what a directive cannot hold: quotation marks and ends of lines.</summary>
    private static string Clean(string name) => string.Concat(name.Split(s_notInDirectives));
}
