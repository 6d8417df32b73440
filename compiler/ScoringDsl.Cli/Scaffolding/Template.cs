using System.Text;

namespace ScoringDsl.Cli.Scaffolding;

/// <summary>The files that a new model begins with; they are resources of the assembly.</summary>
internal static class Template
{
    private const string NameMark = "__NAME__";

    private static readonly string[] s_files = ["__NAME__.score", "README.md", "data/leads.csv", "data/events.csv"];

    /// <summary>Writes the files into a new folder.</summary>
    /// <param name="folder">The folder; it may exist if it is empty.</param>
    /// <param name="name">The model's name.</param>
    /// <exception cref="CommandException">The folder holds something, or cannot be written.</exception>
    public static void Write(string folder, string name)
    {
        try
        {
            if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            {
                throw new CommandException($"'{folder}' exists already. Nothing was written.");
            }

            foreach (var file in s_files)
            {
                var path = Path.Combine(folder, file.Replace(NameMark, name, StringComparison.Ordinal));
                Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
                File.WriteAllText(path, Read(file).Replace(NameMark, name, StringComparison.Ordinal));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The folder '{folder}' cannot be written: {e.Message}");
        }
    }

    private static string Read(string file)
    {
        var stream = typeof(Template).Assembly.GetManifestResourceStream($"Template/{file}")
            ?? throw new InvalidOperationException($"The template '{file}' is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
