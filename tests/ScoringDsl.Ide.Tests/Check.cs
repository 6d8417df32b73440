using ScoringDsl.Compiler.Text;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Features;
using ScoringDsl.Ide.Workspace;

namespace ScoringDsl.Ide.Tests;

/// <summary>
/// A workspace written as text. <c>$0</c> marks the cursor, or two of them a selection; a line <c>//- name.score</c> begins another file; before the first such line
/// the file is <c>model.score</c>.
/// </summary>
internal sealed class Check
{
    private Check(IdeSnapshot snapshot, string path, TextSpan selection)
    {
        Snapshot = snapshot;
        Path = path;
        Selection = selection;
    }

    /// <summary>The schema that most examples stand on.</summary>
    public const string Schema =
        """
        lead { email email; title text; industry one of software, finance, "Health Care"; employees number; opted_in bool; created date; tags list of text }
        event visited { page url subject; seconds number }
        event opened email { kind one of newsletter, promotion subject }
        list free_mail = "gmail.com", "yahoo.com"
        define big = employees >= 500
        score fit "Fit" range 0..100 { "Big": big => +20 }
        bands grade of fit { A >= 75; B >= 50; C otherwise }
        segment cold when not visited

        """;

    public IdeSnapshot Snapshot { get; }

    public string Path { get; }

    /// <summary>The cursor, or what stands between two.</summary>
    public TextSpan Selection { get; }

    public int Offset => Selection.Start;

    /// <summary>Reads the workspace.</summary>
    public static Check In(string text)
    {
        var snapshot = IdeSnapshot.Create(new MemoryFileReader(), []);
        var cursorPath = "model.score";
        var selection = new TextSpan(0, 0);
        foreach (var (path, content) in Split(text.ReplaceLineEndings("\n")))
        {
            var at = content.IndexOf("$0", StringComparison.Ordinal);
            if (at >= 0)
            {
                var end = content.IndexOf("$0", at + 2, StringComparison.Ordinal);
                (cursorPath, selection) = (path, TextSpan.FromBounds(at, end < 0 ? at : end - 2));
            }

            snapshot = snapshot.With(new OpenDocument(path, 1, content.Replace("$0", "", StringComparison.Ordinal)));
        }

        return new Check(snapshot, cursorPath, selection);
    }

    /// <summary>The path of a sample's file.</summary>
    public static string SamplePath(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(System.IO.Path.Combine(folder.FullName, "samples")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("samples");
        }

        return System.IO.Path.Combine(folder.FullName, "samples", name);
    }

    /// <summary>A file of the disk, open in the editor.</summary>
    public static Check OnDisk(string path) => new(
        IdeSnapshot.Create(new DiskFileReader(), []).With(new OpenDocument(path, 1, File.ReadAllText(path))), ModelPath.Normalize(path), new TextSpan(0, 0));

    /// <summary>Reads a model that begins with <see cref="Schema"/>.</summary>
    public static Check InModel(string text) => In("model \"m\"\n" + Schema + text);

    /// <summary>The labels that are proposed at the cursor.</summary>
    public IReadOnlyList<string> Completions() => [.. Completion.Completions.Find(Snapshot, Path, Offset).Select(i => i.Label)];

    /// <summary>A place as <c>file:line text</c>, the line counted from 1.</summary>
    public static string Show(Place place) =>
        $"{place.Source.Path}:{place.Source.GetPosition(place.Span.Start).Line + 1} {place.Source.ToString(place.Span)}";

    /// <summary>The text of the cursor's file after the action of this title; null where it is not offered.</summary>
    public string? Apply(string title)
    {
        var action = Actions.CodeActions.Find(Snapshot, Path, Selection).FirstOrDefault(a => a.Title == title);
        return action is null ? null : Apply(action.GetEdits()).TextOf(Path);
    }

    /// <summary>The workspace after some edits.</summary>
    public Check Apply(Actions.ActionEdits edits)
    {
        var changed = Snapshot;
        foreach (var file in edits.Edits.GroupBy(e => e.Place.Source.Path, StringComparer.Ordinal))
        {
            var text = Snapshot.Documents[file.Key].Text;
            foreach (var edit in file.OrderByDescending(e => e.Place.Span.Start).ThenByDescending(e => e.Place.Span.End))
            {
                text = text[..edit.Place.Span.Start] + edit.NewText + text[edit.Place.Span.End..];
            }

            changed = changed.With(new OpenDocument(file.Key, 2, text));
        }

        return new Check(changed, Path, new TextSpan(0, 0));
    }

    /// <summary>The text of a file.</summary>
    public string TextOf(string path) => Snapshot.Documents[path].Text;

    /// <summary>The texts of all files after renaming the name at the cursor.</summary>
    public IReadOnlyDictionary<string, string> Rename(string newName)
    {
        var edits = Renaming.Rename(Snapshot, Path, Offset, newName, out var error);
        Assert.Null(error);
        var texts = Snapshot.Documents.ToDictionary(d => d.Key, d => d.Value.Text, StringComparer.Ordinal);
        foreach (var edit in edits.OrderByDescending(e => e.Place.Span.Start))
        {
            var path = edit.Place.Source.Path;
            texts[path] = texts[path][..edit.Place.Span.Start] + edit.NewText + texts[path][edit.Place.Span.End..];
        }

        return texts;
    }

    private static IEnumerable<(string Path, string Content)> Split(string text)
    {
        var path = "model.score";
        var content = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("//- ", StringComparison.Ordinal))
            {
                if (content.Any(l => l.Length > 0))
                {
                    yield return (path, string.Join('\n', content));
                }

                path = line[4..].Trim();
                content.Clear();
            }
            else
            {
                content.Add(line);
            }
        }

        yield return (path, string.Join('\n', content));
    }
}
