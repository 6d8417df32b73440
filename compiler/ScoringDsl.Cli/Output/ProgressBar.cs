using System.Globalization;

namespace ScoringDsl.Cli.Output;

/// <summary>Shows on a terminal how far files have been read, and takes itself away at the end. Elsewhere it does nothing.</summary>
internal sealed class ProgressBar(Terminal terminal) : IDisposable
{
    private const int Steps = 30;

    private int _shown = -1;

    /// <summary>Whether anybody sees it.</summary>
    public bool IsOn => terminal.ErrorIsTerminal;

    /// <summary>Takes the share of a file that has been read, from 0 to 1.</summary>
    public Action<double> For(string path)
    {
        var name = CellWidth.Fit(Path.GetFileName(path), 30);
        return share => Show(name, share);
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        if (_shown >= 0)
        {
            terminal.Error.Write("\r\u001b[K");
            _shown = -1;
        }
    }

    private void Show(string name, double share)
    {
        // Drawn at each step and not at each read: a terminal is slow.
        var step = (int)(share * Steps);
        if (step == _shown)
        {
            return;
        }

        _shown = step;
        var percent = share.ToString("0%", CultureInfo.InvariantCulture);
        terminal.Error.Write($"\r\u001b[K{name} {new string('█', step)}{terminal.ErrorInk.Dim(new string('░', Steps - step))} {percent}");
    }
}
