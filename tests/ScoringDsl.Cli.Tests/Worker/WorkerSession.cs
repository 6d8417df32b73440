using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;

namespace ScoringDsl.Cli.Tests.Worker;

/// <summary><c>score worker</c> in this process, asked line by line.</summary>
internal sealed class WorkerSession : IDisposable
{
    private readonly Pipe _input = new();
    private readonly Lines _output = new();
    private readonly StringWriter _error = new();
    private readonly Thread _thread;
    private int _lastId;

    public WorkerSession()
    {
        var terminal = new Terminal(_output, _error, () => _input.Reader.AsStream());
        _thread = new Thread(() => ExitCode = Application.Run(["worker"], terminal));
        _thread.Start();
    }

    /// <summary>The exit code, once it has ended.</summary>
    public int ExitCode { get; private set; } = -1;

    /// <summary>What was written for people.</summary>
    public string Error => _error.ToString();

    /// <summary>Sends a line.</summary>
    public void Send(string line) => _input.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n")).AsTask().Wait();

    /// <summary>Sends a request; gives its id.</summary>
    /// <param name="method">The request.</param>
    /// <param name="members">Its members.</param>
    public int Send(string method, JsonObject members)
    {
        members["id"] = ++_lastId;
        members["method"] = method;
        Send(members.ToJsonString());
        return _lastId;
    }

    /// <summary>The next answer.</summary>
    public JsonObject Read() =>
        _output.Written.TryTake(out var line, TimeSpan.FromSeconds(60)) && JsonNode.Parse(line) is JsonObject answer
            ? answer
            : throw new TimeoutException("The worker says nothing. " + Error);

    /// <summary>Sends a request and waits for its answer.</summary>
    public JsonObject Ask(string method, JsonObject members)
    {
        var id = Send(method, members);
        var answer = Read();
        Assert.Equal(id.ToString(CultureInfo.InvariantCulture), answer["id"]?.ToJsonString());
        return answer;
    }

    /// <summary>Ends the input and waits for the end.</summary>
    public void End()
    {
        _input.Writer.Complete();
        Assert.True(_thread.Join(TimeSpan.FromSeconds(60)), "The worker goes on.");
    }

    public void Dispose()
    {
        End();
        _output.Dispose();
        _error.Dispose();
    }

    private sealed class Lines : TextWriter
    {
        private readonly StringBuilder _line = new();

        public BlockingCollection<string> Written { get; } = [];

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            if (value == '\n')
            {
                Written.Add(_line.ToString());
                _line.Clear();
            }
            else
            {
                _line.Append(value);
            }
        }
    }
}
