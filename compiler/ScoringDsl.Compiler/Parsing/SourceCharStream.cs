using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using ScoringDsl.Compiler.Text;

namespace ScoringDsl.Compiler.Parsing;

/// <summary>
/// The characters of a text for ANTLR's lexer: whole code points, so that letters beyond the first 65,536 work in names,
/// but places counted in UTF-16 code units as everywhere in the compiler. Reads the text in place.
/// </summary>
internal sealed class SourceCharStream(SourceText source) : ICharStream
{
    private readonly string _text = source.Text;

    public int Index { get; private set; }

    public int Size => _text.Length;

    public string SourceName => source.Path;

    public void Consume() => Index += WidthAt(Index);

    public int LA(int i)
    {
        if (i <= 0)
        {
            return i == 0 ? 0 : Before(-i);
        }

        var at = Index;
        for (; i > 1 && at < _text.Length; i--)
        {
            at += WidthAt(at);
        }

        return at < _text.Length ? CodePointAt(at) : IntStreamConstants.EOF;
    }

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => Index = index;

    public string GetText(Interval interval)
    {
        var end = Math.Min(interval.b + 1, _text.Length);
        return interval.a < end ? _text[interval.a..end] : "";
    }

    private int Before(int count)
    {
        var at = Index;
        for (; count > 0 && at > 0; count--)
        {
            at -= at > 1 && char.IsSurrogatePair(_text[at - 2], _text[at - 1]) ? 2 : 1;
        }

        return count > 0 ? IntStreamConstants.EOF : CodePointAt(at);
    }

    private int CodePointAt(int at) => WidthAt(at) == 2 ? char.ConvertToUtf32(_text[at], _text[at + 1]) : _text[at];

    private int WidthAt(int at) => at + 1 < _text.Length && char.IsSurrogatePair(_text[at], _text[at + 1]) ? 2 : 1;
}
