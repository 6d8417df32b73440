using System.Text;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>Writes lines of code with their indentation. Line breaks are always one line feed.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>A line that must begin in the first column, such as a directive.</summary>
    public void Directive(string text) => _text.Append(text).Append('\n');

    public void Open(string header)
    {
        Line(header);
        Line("{");
        _depth++;
    }

    public void Close(string tail = "")
    {
        _depth--;
        Line("}" + tail);
    }

    /// <summary>Adds lines that another writer has made, with their own indentation.</summary>
    public void Add(CodeWriter other) => _text.Append(other._text);

    /// <summary>Moves what follows one level to the right.</summary>
    public void Indent() => _depth++;

    public override string ToString() => _text.ToString();
}
