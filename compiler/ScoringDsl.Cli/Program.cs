using ScoringDsl.Cli;

using var signals = Signals.EndCleanly();
return Application.Run(args, Terminal.ForConsole());
