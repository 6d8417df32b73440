using System.ComponentModel;
using System.Diagnostics;

namespace ScoringDsl.LanguageServer;

/// <summary>The editor's process: a server whose editor is gone ends.</summary>
internal static class ClientProcess
{
    /// <summary>Calls <paramref name="end"/> when the process has ended, at once where there is none.</summary>
    public static void OnExit(int processId, Action end)
    {
        try
        {
            var process = Process.GetProcessById(processId);
            process.EnableRaisingEvents = true;
            process.Exited += (_, _) => end();
            if (process.HasExited)
            {
                end();
            }
        }
        catch (ArgumentException)
        {
            end();
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException or NotSupportedException)
        {
            // It may not be watched; the end of the input tells as well.
        }
    }
}
