using System.CommandLine;
using System.Net;

namespace ScoringDsl.Cli.Serving;

/// <summary>The arguments of <c>score serve</c>, as the command explains and checks them and as the service reads them.</summary>
internal sealed class ServeArguments
{
    private const string DefaultEndpoint = "127.0.0.1:5080";

    // Of the memory that there is, bodies and answers get one part in so many: working on them takes several times as much.
    private const int PartOfMemory = 8;

    private readonly Argument<string[]> _models = new("MODELS")
    {
        Description = "The models: .score files, or .dll files that 'score build' made. NAME=FILE gives a name; else it is the file's, or the folder's for model.score.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _listen = new("--listen")
    {
        Description = "Where to listen: an address and a port, such as 0.0.0.0:80; port 0 takes a free one.",
        HelpName = "ADDRESS:PORT",
        DefaultValueFactory = _ => DefaultEndpoint,
    };

    private readonly Option<string> _keyFile = new("--api-key-file")
    {
        Description = $"A file with the keys that requests must bring, one a line. A key may also be in the environment variable {ServeSettings.KeyVariable}.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _withoutKey = new("--without-key")
    {
        Description = "Take requests from other machines without a key. Otherwise only this machine may do without.",
    };

    private readonly Option<int> _maxBody = new("--max-body")
    {
        Description = "The longest body of a request, in MB.",
        HelpName = "MB",
        DefaultValueFactory = _ => 4,
    };

    private readonly Option<int> _maxLeads = new("--max-leads")
    {
        Description = "The most leads in a request.",
        HelpName = "N",
        DefaultValueFactory = _ => 1_000,
    };

    private readonly Option<int> _timeout = new("--timeout")
    {
        Description = "How long a request may take to arrive, and its answer to be taken, in seconds.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 30,
    };

    private readonly Option<bool> _lenient = new("--lenient")
    {
        Description = "Leave out fields and events that the model does not have, and name them in the answer, instead of refusing the request.",
    };

    private readonly Option<bool> _noWatch = new("--no-watch") { Description = "Do not take new versions of the models while the service runs." };

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_models);
        command.Options.Add(_listen);
        command.Options.Add(_keyFile);
        command.Options.Add(_withoutKey);
        command.Options.Add(_maxBody);
        command.Options.Add(_maxLeads);
        command.Options.Add(_timeout);
        command.Options.Add(_lenient);
        command.Options.Add(_noWatch);
        Require(_maxBody, 1, 1_000);
        Require(_maxLeads, 1, 1_000_000);
        Require(_timeout, 1, 3_600);
    }

    /// <summary>The settings.</summary>
    /// <exception cref="CommandException">An argument is wrong.</exception>
    public ServeSettings Read(ParseResult parsed)
    {
        var endpoint = ReadEndpoint(parsed.GetRequiredValue(_listen));
        var keys = ReadKeys(parsed.GetValue(_keyFile));
        if (keys.Count == 0 && !IPAddress.IsLoopback(endpoint.Address) && !parsed.GetValue(_withoutKey))
        {
            throw new CommandException(
                $"'{endpoint}' can be reached from other machines, so requests need a key.",
                $"Set {ServeSettings.KeyVariable}, or give --api-key-file; or --without-key where something before the service asks for one.",
                ExitCodes.Usage);
        }

        var settings = new ServeSettings
        {
            Models = ReadModels(parsed.GetRequiredValue(_models)),
            Endpoint = endpoint,
            ApiKeys = keys,
            MaxBody = parsed.GetValue(_maxBody) * 1024 * 1024,
            MaxLeads = parsed.GetValue(_maxLeads),
            Timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
            IsLenient = parsed.GetValue(_lenient),
            Watch = !parsed.GetValue(_noWatch),
        };

        // A small container gets less; but while a body grows it is there twice.
        var some = Math.Min(settings.MaxMemory, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / PartOfMemory);
        return settings with { MaxMemory = Math.Max(some, 4L * settings.MaxBody) };
    }

    private static void Require(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var value) || value < least || value > most))
        {
            result.AddError($"'{token.Value}' does not fit {option.Name}; give {least} to {most}.");
        }
    });

    private static IPEndPoint ReadEndpoint(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon > 0 && int.TryParse(text[(colon + 1)..], out var port) && port is >= 0 and <= IPEndPoint.MaxPort)
        {
            var host = text[..colon];
            if (host is "localhost")
            {
                return new IPEndPoint(IPAddress.Loopback, port);
            }

            if (host is "*")
            {
                return new IPEndPoint(IPAddress.IPv6Any, port);
            }

            // Without brackets the last part of an IPv6 address would be taken for the port.
            if (IPAddress.TryParse(host, out var address) && (host[0] == '[') == host.Contains(':', StringComparison.Ordinal))
            {
                return new IPEndPoint(address, port);
            }
        }

        throw new CommandException($"'{text}' is no address to listen at.", $"Write an address and a port, such as {DefaultEndpoint} or [::1]:5080.", ExitCodes.Usage);
    }

    private static List<string> ReadKeys(string? file)
    {
        var keys = new List<string>();
        if (file is not null)
        {
            try
            {
                keys.AddRange(File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CommandException($"The keys cannot be read: {e.Message}");
            }

            if (keys.Count == 0)
            {
                throw new CommandException($"There is no key in '{file}'.");
            }
        }

        if (Environment.GetEnvironmentVariable(ServeSettings.KeyVariable) is { } key && !string.IsNullOrWhiteSpace(key))
        {
            keys.Add(key.Trim());
        }

        return keys;
    }

    private static List<(string Name, string Path)> ReadModels(string[] arguments)
    {
        var models = new List<(string Name, string Path)>();
        foreach (var argument in arguments)
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var path = argument[(equals + 1)..];
            if (!File.Exists(path))
            {
                throw new CommandException(Directory.Exists(path) ? $"'{path}' is a folder, not a model." : $"There is no file '{path}'.");
            }

            var name = equals > 0 ? argument[..equals] : NameOf(path);
            if (name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
            {
                throw new CommandException(
                    $"'{name}' cannot be a model's name in an address.", "Letters, digits, hyphens and underscores can; write NAME=FILE.", ExitCodes.Usage);
            }

            if (models.Any(model => model.Name == name))
            {
                throw new CommandException($"Two models are called '{name}'.", "Write NAME=FILE to tell them apart.", ExitCodes.Usage);
            }

            models.Add((name, path));
        }

        return models;
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name == "model" && Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) is { Length: > 0 } folder ? folder : name;
    }
}
