using System.Globalization;
using System.Text;

namespace ScoringDsl.Compiler.Tests.Fuzzing;

/// <summary>Makes texts: a model with a few changes, two models spliced, or words at random. The same seed makes the same text.</summary>
internal sealed class Mutator(int seed)
{
    private readonly Random _random = new(seed);

    public string Make()
    {
        if (_random.Next(12) == 0)
        {
            return Nonsense();
        }

        // One change often leaves a model that compiles, many leave none: both kinds are wanted.
        var text = Pick(_random.Next(2) == 0 ? FuzzCorpus.Models : FuzzCorpus.Texts);
        for (var changes = _random.Next(3) == 0 ? _random.Next(1, 12) : 1; changes > 0; changes--)
        {
            text = Change(text);
        }

        return text;
    }

    /// <summary>The text with one change.</summary>
    public string Change(string text) =>
        _random.Next(4) == 0 ? ChangeCharacters(text) : _random.Next(3) == 0 ? ChangeLines(text) : ChangeTokens(text);

    /// <summary>Words, numbers, runs of blanks, and single signs.</summary>
    private static List<string> Split(string text)
    {
        var tokens = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            var kind = Kind(text[i]);
            do
            {
                i++;
            }
            while (i < text.Length && kind > 0 && Kind(text[i]) == kind);
            tokens.Add(text[start..i]);
        }

        return tokens;
    }

    private static int Kind(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' ? 1 : c is ' ' ? 2 : 0;

    private string ChangeTokens(string text)
    {
        var tokens = Split(text);
        if (tokens.Count == 0)
        {
            return Pick(FuzzCorpus.Vocabulary);
        }

        var at = _random.Next(tokens.Count);
        var other = _random.Next(tokens.Count);
        switch (_random.Next(9))
        {
            case 0:
                tokens.RemoveRange(at, Math.Min(_random.Next(1, 4), tokens.Count - at));
                break;
            case 1:
                tokens.Insert(at, tokens[at]);
                break;
            case 2:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 3:
                tokens[at] = Pick(FuzzCorpus.Vocabulary);
                break;
            case 4:
                tokens.Insert(at, $" {Pick(FuzzCorpus.Vocabulary)} ");
                break;
            case 5:
                var foreign = Split(Pick(FuzzCorpus.Texts));
                var from = _random.Next(Math.Max(1, foreign.Count));
                tokens.InsertRange(at, foreign.Skip(from).Take(_random.Next(1, 30)));
                break;
            case 6 when double.TryParse(tokens[at], CultureInfo.InvariantCulture, out _):
                tokens[at] = Pick(["0", "1", "-1", "0.0001", "1000000", "1000001", "9223372036854775807", "1e9", "007", "3.", "0.5"]);
                break;
            case 7 when _random.Next(20) == 0:
                tokens[at] = new StringBuilder().Insert(0, tokens[at] + " ", _random.Next(100, 5000)).ToString();
                break;
            default:
                tokens[at] = tokens[other];
                break;
        }

        return string.Concat(tokens);
    }

    private string ChangeLines(string text)
    {
        var lines = text.Split('\n').ToList();
        var at = _random.Next(lines.Count);
        var other = _random.Next(lines.Count);
        switch (_random.Next(7))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(other, lines[at]);
                break;
            case 2:
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 3:
                var foreign = Pick(FuzzCorpus.Texts).Split('\n');
                var from = _random.Next(foreign.Length);
                lines.InsertRange(at, foreign.Skip(from).Take(_random.Next(1, 12)));
                break;
            case 4:
                lines[at] += " " + lines[other].Trim();
                break;
            case 5:
                lines.RemoveRange(Math.Min(at, other), Math.Abs(at - other));
                break;
            default:
                return text.ReplaceLineEndings(Pick(["\r\n", "\r", "\n\n", ";", " ", "\u2028"]));
        }

        return string.Join('\n', lines);
    }

    private string ChangeCharacters(string text)
    {
        var builder = new StringBuilder(text);
        var at = _random.Next(text.Length + 1);
        var length = Math.Min(_random.Next(1, 20), text.Length - at);
        switch (_random.Next(5))
        {
            case 0:
                builder.Remove(at, length);
                break;
            case 1:
                builder.Insert(at, text.AsSpan(at, length));
                break;
            case 2:
                builder.Insert(at, Pick(FuzzCorpus.Vocabulary));
                break;
            case 3:
                builder.Insert(at, (char)_random.Next(_random.Next(3) == 0 ? 0x10000 : 0x80));
                break;
            default:
                builder.Length = at;
                break;
        }

        return builder.ToString();
    }

    private string Nonsense()
    {
        var builder = new StringBuilder();
        for (var count = _random.Next(1, 400); count > 0; count--)
        {
            builder.Append(_random.Next(30) == 0 ? new string((char)_random.Next(0x10000), 1) : Pick(FuzzCorpus.Vocabulary)).Append(_random.Next(4) == 0 ? "" : " ");
            if (_random.Next(8) == 0)
            {
                builder.Append('\n');
            }
        }

        return builder.ToString();
    }

    private string Pick(IReadOnlyList<string> values) => values[_random.Next(values.Count)];
}
