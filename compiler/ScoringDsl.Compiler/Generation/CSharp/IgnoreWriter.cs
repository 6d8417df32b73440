using ScoringDsl.Compiler.Planning;

namespace ScoringDsl.Compiler.Generation.CSharp;

/// <summary>Writes what strikes ignored events when a row begins.</summary>
internal static class IgnoreWriter
{
    public static void Write(ClassWriter type)
    {
        if (type.Plan.Ignores.IsEmpty)
        {
            return;
        }

        var all = new MethodWriter(type, "public override void IgnoreEvents(Evaluation x)", CodeScope.Lead);
        WriteCalls(all, isBurst: false);
        WriteCalls(all, isBurst: true);
        all.Finish();
    }

    /// <summary>All are marked before any is struck: bursts do not see what other bursts take, so that their order means nothing.</summary>
    private static void WriteCalls(MethodWriter all, bool isBurst)
    {
        var isAny = false;
        for (var i = 0; i < all.Type.Plan.Ignores.Length; i++)
        {
            var ignore = all.Type.Plan.Ignores[i];
            if (ignore.Burst is not null == isBurst)
            {
                WriteMethod(all.Type, ignore, $"Ignore{i}");
                all.Body.Line($"Ignore{i}(x);");
                isAny = true;
            }
        }

        if (isAny)
        {
            all.Body.Line("x.DropIgnored();");
        }
    }

    private static void WriteMethod(ClassWriter type, PlanIgnore ignore, string name)
    {
        var method = type.Method(name, "void");
        EventCode.Pick(method, ignore.Events, "0L", isSame: true);
        method.Mapped(
            ignore.Place,
            ignore.Burst is { } burst ? $"x.IgnorePickedBursts({burst.Count}, {CSharpLiterals.Of(burst.Duration)});" : "x.IgnorePicked();");
        method.Finish();
    }
}
