using System.Text.Json;
using ScoringDsl.Compiler.Workspaces;
using ScoringDsl.Ide.Workspace;
using ScoringDsl.LanguageServer.Handlers;
using ScoringDsl.LanguageServer.Protocol;

namespace ScoringDsl.LanguageServer;

/// <summary>
/// Looks at a small model while the client still introduces itself: what .NET makes ready when code first runs, tables of the parser and code
/// of generic types above all, is there when the first document comes. Nothing else depends on it.
/// </summary>
internal static class Warmup
{
    /// <summary>A model of what most models are made of, with findings but no errors, so that all is gone through.</summary>
    internal const string Model =
        """
        model "warm" version 1
        lead {
          lead_id text key from "Prospect ID"
          email email
          title text missing "Select"
          industry one of software, finance
          employees number
          opted_in bool
          created date
        }
        event visited { page url subject; seconds number }
        event opened email { kind one of newsletter, promotion subject }
        /// Mail that anybody can have.
        list free_mail = "gmail.com", "yahoo.com"
        define boss = title has word any of ("VP", "CEO") or title starts with "Head of"
        define points = 20
        score fit "Fit" range 0..100 {
          "Size": employees >= 100 => +points
          industry in (software, finance) and boss => +20
          email domain gmail or email domain in free_mail => -10
          match employees { > 500 => +10; 20..99 => +5; otherwise => 0 }
        }
        score interest range 0..100 {
          decay half-life 30 days
          visited pricing >= 5 within 30 days => +20
          each opened email newsletter => +1 up to 10
          group "Pages" up to 15 weight 50% when opted_in is known {
            each visited "/docs/*" where (seconds > 30) => +3
            not visited careers => +1
          }
        }
        score total = 0.4 * fit + 0.6 * interest
        bands grade of fit { A >= 75; B >= 50; C otherwise }
        stages life { mql when grade at least B; known when email is known; visitor otherwise }
        segment cold when not visited within 90 days and industry is not finance
        handoff sales when total >= 60 and life is mql because top 3 reasons of fit, interest
        test "a lead" {
          as of 2025-06-01
          lead { employees 500; title "VP" }
          event visited pricing 3 days ago times 5
          expect fit is 30
          expect not handoff sales
        }
        """;

    /// <summary>Begins in the background, where there is a processor to spare.</summary>
    public static void Begin()
    {
        if (Environment.ProcessorCount > 1)
        {
            _ = Task.Run(() => JsonSerializer.SerializeToUtf8Bytes(Find(), ProtocolJson.Default.PublishDiagnosticsParams));
        }
    }

    /// <summary>The findings as they are sent.</summary>
    internal static PublishDiagnosticsParams Find()
    {
        const string path = "warm.score";
        var snapshot = IdeSnapshot.Create(new MemoryFileReader(), []).With(new OpenDocument(path, 1, Model));
        return new PublishDiagnosticsParams(path, 1, DiagnosticHandlers.Find(new Answering(snapshot), path));
    }
}
