using System.Globalization;
using System.Text;

namespace ScoringDsl.Serve.Requests;

/// <summary>Where in a document a reader stands. Written out only when there is something to say about the place.</summary>
internal sealed class JsonPlace
{
    private readonly Stack<(string? Name, int Index)> _steps = new();

    /// <summary>Steps into a member.</summary>
    public void Enter(string name) => _steps.Push((name, 0));

    /// <summary>Steps into an item.</summary>
    public void Enter(int index) => _steps.Push((null, index));

    /// <summary>Steps out.</summary>
    public void Leave() => _steps.Pop();

    /// <summary>Goes back to the beginning.</summary>
    public void Reset() => _steps.Clear();

    /// <summary>The place as a JSON path: <c>$.leads[3].fields.email</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("$");
        foreach (var (name, index) in _steps.Reverse())
        {
            if (name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                text.Append('.').Append(name);
            }
            else
            {
                text.Append("['").Append(name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
            }
        }

        return text.ToString();
    }
}
