using System.Diagnostics;
using System.Globalization;
using System.Reflection.PortableExecutable;
using ScoringDsl.Benchmarks.Compiled;

namespace ScoringDsl.Benchmarks.Editor;

/// <summary>
/// What people feel of the language server while they write: from a key to fresh findings, to proposals, to what a name means; its start
/// and its memory. Everything over standard input and output, as an editor has it.
/// </summary>
internal static class EditorRun
{
    private const string Uri = "file:///models/large.score";

    /// <summary>Measures and prints.</summary>
    /// <param name="server">The server's path.</param>
    /// <param name="rules">How many rules the model has.</param>
    /// <param name="keys">How often each thing is measured.</param>
    /// <param name="edits">How many edits the memory is watched over.</param>
    public static void Run(string server, int rules, int keys, int edits)
    {
        if (!IsCompiledAhead(server))
        {
            Console.WriteLine("The server is not compiled ahead: its start, and all that runs for the first time, takes twice as long as it does for people.");
        }

        var document = new EditedModel(LargeModel.Write(rules));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rules} rules, {document.LineCount} lines, {document.Length} characters; {keys} times each"));
        Console.WriteLine("| | median ms | 95% below ms | most ms | processor ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        using (var client = new EditorClient(server, pulls: false))
        {
            client.Open(Uri, document.Text);
            client.Published(1);
            Times("a digit typed, findings sent", client, keys, i => client.Published(TypeDigit(client, document, i)));
            TypeRule("a rule typed letter by letter, findings sent", client, document, keys, (version, _, _) => client.Published(version));
        }

        using (var client = new EditorClient(server, pulls: true))
        {
            document = new EditedModel(LargeModel.Write(rules));
            client.Open(Uri, document.Text);
            client.AskAbout("textDocument/diagnostic", Uri);
            Times("a digit typed, findings asked for", client, keys, i =>
            {
                TypeDigit(client, document, i);
                client.AskAbout("textDocument/diagnostic", Uri);
            });
            TypeRule("a rule typed letter by letter, proposals asked for", client, document, keys, (_, line, column) => client.AskAt("textDocument/completion", Uri, line, column));
            Times("proposals at a place of a text that is known", client, keys, i => client.AskAt("textDocument/completion", Uri, document.LineOf(i), document.ColumnOf(i)));
            Times("what a name means", client, keys, i => client.AskAt("textDocument/hover", Uri, document.LineOf(i), document.NameOf(i)));
            Times("a digit typed, colours asked for", client, keys / 4, i =>
            {
                TypeDigit(client, document, i);
                client.AskAbout("textDocument/semanticTokens/full", Uri);
            });
            Memory(client, document, edits);
        }

        Start(server);
    }

    /// <summary>Whether the server's assembly holds native code (ReadyToRun).</summary>
    private static bool IsCompiledAhead(string server)
    {
        using var assembly = new PEReader(File.OpenRead(Path.ChangeExtension(server, ".dll")));
        return assembly.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0;
    }

    /// <summary>The start of the process, the handshake, and the findings of a sample.</summary>
    private static void Start(string server)
    {
        var path = Repository.PathOf("samples", "b2b-saas", "model.score");
        var uri = new Uri(path).AbsoluteUri;
        var text = File.ReadAllText(path);
        foreach (var pulls in new[] { false, true })
        {
            var times = new List<double>();
            var processor = TimeSpan.Zero;
            for (var i = 0; i < 15; i++)
            {
                var started = Stopwatch.GetTimestamp();
                using var client = new EditorClient(server, pulls);
                client.Open(uri, text);
                _ = pulls ? client.AskAbout("textDocument/diagnostic", uri) : client.Published(1);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                processor += client.ProcessorTime;
            }

            Print(pulls ? "from start to the first findings of a sample, asked for" : "from start to the first findings of a sample, sent", times, processor);
        }
    }

    private static void Memory(EditorClient client, EditedModel document, int edits)
    {
        var sizes = new List<long>();
        for (var i = 0; i < edits; i++)
        {
            TypeDigit(client, document, i);
            client.AskAbout("textDocument/diagnostic", Uri);
            if ((i + 1) % Math.Max(1, edits / 10) == 0)
            {
                sizes.Add(client.WorkingSet >> 20);
            }
        }

        Console.WriteLine($"\nMemory in MB after each tenth of {edits.ToString(CultureInfo.InvariantCulture)} edits: {string.Join(", ", sizes)}\n");
    }

    private static int TypeDigit(EditorClient client, EditedModel document, int i)
    {
        var (line, from, to, text) = document.TypeDigit(i);
        return client.Edit(Uri, line, from, to, text);
    }

    /// <summary>A rule written from its first letter to its last, over and over, at several places; nearly every state has errors.</summary>
    private static void TypeRule(string name, EditorClient client, EditedModel document, int keys, Action<int, int, int> measured)
    {
        const string rule = "  \"Written now\": visited \"/new/*\" >= 5 within 30 days => +20";
        var times = new List<double>();
        var processor = client.ProcessorTime;
        for (var at = 0; times.Count < keys; at++)
        {
            var line = document.LineOf(at);
            client.Edit(Uri, line, 0, 0, "\n");
            for (var i = 0; i < rule.Length; i++)
            {
                var started = Stopwatch.GetTimestamp();
                measured(client.Edit(Uri, line, i, i, rule[i].ToString()), line, i + 1);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            // Away with the line again, its break too.
            client.Edit(Uri, (line, 0), (line + 1, 0), "");
        }

        Print(name, times, client.ProcessorTime - processor);
    }

    private static void Times(string name, EditorClient client, int count, Action<int> measured)
    {
        var times = new List<double>();
        var processor = client.ProcessorTime;
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            measured(i);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Print(name, times, client.ProcessorTime - processor);
    }

    private static void Print(string name, List<double> times, TimeSpan processor)
    {
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {times[times.Count / 2]:F1} | {times[times.Count * 95 / 100]:F1} | {times[^1]:F1} | {processor.TotalMilliseconds / times.Count:F1} |"));
    }
}
