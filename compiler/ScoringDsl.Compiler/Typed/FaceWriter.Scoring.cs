namespace ScoringDsl.Compiler.Typed;

/// <content>Scoring one lead, scoring many, and putting another model behind the types.</content>
internal sealed partial class FaceWriter
{
    private const string ScoresOne = "Scores one lead.";
    private const string ExplainsOne = "Explains a lead's scores: every contribution, cap and rounding.";
    private const string MakesBatch = "Makes a batch to score many leads with.";
    private const string AsOf = "The instant scored as of.";
    private const string Threads = "How many threads; 0 for one per processor. The results do not depend on it.";

    /// <summary>The ways to hand over events; one empty way where the model has none.</summary>
    private (string Parameter, string Argument)[] EventLists => !HasEvents
        ? [("", "")]
        :
        [
            ($", global::System.ReadOnlySpan<{self}.Event> events", ", events"),
            ($", {Lists}.IEnumerable<{self}.Event> events", ", events"),
        ];

    /// <summary>Without and with the lead's account.</summary>
    private (string Parameter, string Argument)[] AccountChoices => HasAccounts && model.AccountLink is not null
        ? [("", ""), ($", {self}.Account account", ", account")]
        : [("", "")];

    private void WriteShortcuts()
    {
        code.Line($"private static readonly {Typed}.TypedModel s_own = {Typed}.TypedModel.Of(new {compiled}());");
        code.Line();
        DocComment.Write(code, "The model as it was built into this assembly.");
        code.Line($"public static {self}.Scorer Default {{ get; }} = new {self}.Scorer(s_own);");
        code.Line();
        DocComment.Write(code, "Puts another model behind these types, such as a newer version loaded at run time. It may have other rules, points and bounds, and more results.\nThe model stays the caller's: disposing it ends the scorer.");
        DocComment.WriteParameter(code, "model", "The model.");
        code.Line($"/// <exception cref=\"{Typed}.ModelMismatchException\">The model reads what these types cannot give, or lacks what they show.</exception>");
        code.Line($"public static {self}.Scorer Bind({ScoringModel} model) => new {self}.Scorer(s_own.Bind(model, \"{names.Class}\"));");
        foreach (var account in AccountChoices)
        {
            foreach (var events in EventLists)
            {
                code.Line();
                WriteScoreDoc(ScoresOne, events.Parameter, account.Parameter);
                code.Line($"public static {self}.Result Score({self}.Lead lead{events.Parameter}{account.Parameter}, {Instant} asOf) => Default.Score(lead{events.Argument}{account.Argument}, asOf);");
            }
        }

        var list = EventLists[^1];
        foreach (var account in AccountChoices)
        {
            code.Line();
            WriteScoreDoc(ExplainsOne, list.Parameter, account.Parameter);
            code.Line($"public static {Explanation} Explain({self}.Lead lead{list.Parameter}{account.Parameter}, {Instant} asOf) => Default.Explain(lead{list.Argument}{account.Argument}, asOf);");
        }

        code.Line();
        DocComment.Write(code, MakesBatch);
        code.Line($"public static {self}.Batch NewBatch() => Default.NewBatch();");
    }

    private void WriteScoreDoc(string summary, string events, string account)
    {
        DocComment.Write(code, summary);
        DocComment.WriteParameter(code, "lead", "The lead.");
        WriteEventsDoc(events);
        if (account.Length > 0)
        {
            DocComment.WriteParameter(code, "account", "Its account, whose key the lead has.");
        }

        DocComment.WriteParameter(code, "asOf", AsOf);
        if (account.Length > 0)
        {
            code.Line("/// <exception cref=\"global::System.ArgumentException\">The lead has another account, or none.</exception>");
        }
    }

    private void WriteEventsDoc(string events)
    {
        if (events.Length > 0)
        {
            DocComment.WriteParameter(code, "events", "What happened to it, in any order.");
        }
    }

    private void WriteScorer()
    {
        code.Line();
        DocComment.Write(code, "Scores leads by one model. Safe to share between threads.");
        code.Open("public sealed class Scorer");
        code.Line($"private readonly {Typed}.TypedModel _typed;");
        code.Line();
        code.Line($"internal Scorer({Typed}.TypedModel typed) {{ _typed = typed; }}");
        code.Line();
        DocComment.Write(code, "The model that scores.");
        code.Line($"public {ScoringModel} Model => _typed.Model;");
        foreach (var account in AccountChoices)
        {
            foreach (var events in EventLists)
            {
                code.Line();
                WriteScoreDoc(ScoresOne, events.Parameter, account.Parameter);
                code.Open($"public {self}.Result Score({self}.Lead lead{events.Parameter}{account.Parameter}, {Instant} asOf)");
                WriteOne(events.Argument, account.Argument);
                code.Line($"{Typed}.TypedRow row = _typed.ScoreOne(block, asOf);");
                code.Line("_typed.Return(block);");
                code.Line($"return new {self}.Result(row);");
                code.Close();
            }
        }

        var list = EventLists[^1];
        foreach (var account in AccountChoices)
        {
            code.Line();
            WriteScoreDoc(ExplainsOne, list.Parameter, account.Parameter);
            code.Open($"public {Explanation} Explain({self}.Lead lead{list.Parameter}{account.Parameter}, {Instant} asOf)");
            WriteOne(list.Argument, account.Argument);
            code.Line($"{Explanation} explanation = _typed.Explain(block, 0, asOf);");
            code.Line("_typed.Return(block);");
            code.Line("return explanation;");
            code.Close();
        }

        code.Line();
        DocComment.Write(code, MakesBatch);
        code.Line($"public {self}.Batch NewBatch() => new {self}.Batch(_typed);");
        code.Close();
    }

    /// <summary>Writes one lead into a rented block.</summary>
    private void WriteOne(string events, string account)
    {
        code.Line("global::System.ArgumentNullException.ThrowIfNull(lead);");
        if (account.Length > 0 && model.AccountLink is { } link)
        {
            var key = $"account.{(model.AccountKey is { } field ? names.MemberOf(field) : FaceNames.KeyName)}";
            code.Line("global::System.ArgumentNullException.ThrowIfNull(account);");
            code.Line("// Blanks around the key in a lead do not count, as in data.");
            code.Open($"if (lead.{names.MemberOf(link)}?.Trim() != {key})");
            code.Line($"throw new global::System.ArgumentException($\"The lead's account is '{{lead.{names.MemberOf(link)}}}' and not '{{{key}}}'.\", nameof(account));");
            code.Close();
            code.Line();
        }

        code.Line($"{Typed}.TypedBlock block = _typed.Rent();");
        if (account.Length > 0)
        {
            code.Line("account.WriteTo(block);");
        }

        code.Line($"{self}.Batch.Write(block, lead{events});");
    }

    private void WriteBatch()
    {
        code.Line();
        DocComment.Write(code, "Scores many leads at once. Clear it and fill it again: it keeps its memory, and a lead that is added allocates nothing. One thread at a time.");
        code.Open("public sealed class Batch");
        code.Line($"private static readonly global::System.Func<{Typed}.TypedRow, {self}.Result> s_result = row => new {self}.Result(row);");
        if (HasAccounts)
        {
            code.Line($"private static readonly global::System.Func<{Typed}.TypedRow, {self}.AccountResult> s_accountResult = row => new {self}.AccountResult(row);");
        }

        code.Line($"private readonly {Typed}.TypedModel _typed;");
        code.Line($"private readonly {Typed}.TypedBlock _block;");
        code.Line();
        code.Open($"internal Batch({Typed}.TypedModel typed)");
        code.Line("_typed = typed;");
        code.Line("_block = typed.NewBlock();");
        code.Close();
        code.Line();
        DocComment.Write(code, "How many leads were added.");
        code.Line("public int Count => _block.Count;");
        foreach (var (parameter, argument) in EventLists)
        {
            code.Line();
            DocComment.Write(code, "Adds a lead.");
            DocComment.WriteParameter(code, "lead", "The lead.");
            WriteEventsDoc(parameter);
            DocComment.WriteReturns(code, "Its place among the results.");
            code.Open($"public int Add({self}.Lead lead{parameter})");
            code.Line("global::System.ArgumentNullException.ThrowIfNull(lead);");
            code.Line($"Write(_block, lead{argument});");
            code.Line("return _block.Count - 1;");
            code.Close();
        }

        if (HasAccounts)
        {
            WriteAccountBatch();
        }

        code.Line();
        DocComment.Write(code, "Forgets everything and keeps the memory. Results that were handed out stay good.");
        code.Line("public void Clear() => _block.Clear();");
        code.Line();
        DocComment.Write(code, "Scores all leads, in the order in which they were added.");
        DocComment.WriteParameter(code, "asOf", AsOf);
        DocComment.WriteParameter(code, "threads", Threads);
        code.Line($"public {Lists}.IReadOnlyList<{self}.Result> Score({Instant} asOf, int threads = 0) => _typed.Score(_block, asOf, threads, s_result);");
        code.Line();
        DocComment.Write(code, ExplainsOne);
        DocComment.WriteParameter(code, "lead", "Its place among the results.");
        DocComment.WriteParameter(code, "asOf", AsOf);
        code.Line($"public {Explanation} Explain(int lead, {Instant} asOf) => _typed.Explain(_block, lead, asOf);");
        WriteHelpers();
        code.Close();
    }

    private void WriteAccountBatch()
    {
        code.Line();
        DocComment.Write(code, "Adds an account, before or after its leads.");
        code.Open($"public void Add({self}.Account account)");
        code.Line("global::System.ArgumentNullException.ThrowIfNull(account);");
        code.Line("account.WriteTo(_block);");
        code.Close();
        code.Line();
        DocComment.Write(code, "Scores all leads and all accounts: those that were added, then those that only leads name.");
        DocComment.WriteParameter(code, "asOf", AsOf);
        DocComment.WriteParameter(code, "threads", Threads);
        code.Line($"public ({Lists}.IReadOnlyList<{self}.Result> Leads, {Lists}.IReadOnlyList<{self}.AccountResult> Accounts) ScoreAccounts({Instant} asOf, int threads = 0) =>");
        code.Line("    _typed.ScoreAccounts(_block, asOf, threads, s_result, s_accountResult);");
        code.Line();
        DocComment.Write(code, "Explains an account's scores: every contribution, cap and rounding.");
        DocComment.WriteParameter(code, "account", "Its place among the results of accounts.");
        DocComment.WriteParameter(code, "asOf", AsOf);
        code.Line($"public {Explanation} ExplainAccount(int account, {Instant} asOf) => _typed.ExplainAccount(_block, account, asOf);");
    }

    private void WriteHelpers()
    {
        code.Line();
        if (!HasEvents)
        {
            code.Line($"internal static void Write({Typed}.TypedBlock block, {self}.Lead lead) => lead.WriteTo(block);");
            return;
        }

        code.Open($"internal static void Write({Typed}.TypedBlock block, {self}.Lead lead, global::System.ReadOnlySpan<{self}.Event> events)");
        code.Line("lead.WriteTo(block);");
        code.Open($"foreach ({self}.Event e in events)");
        code.Line("e.WriteTo(block);");
        code.Close();
        code.Close();
        code.Line();
        code.Open($"internal static void Write({Typed}.TypedBlock block, {self}.Lead lead, {Lists}.IEnumerable<{self}.Event> events)");
        code.Line("global::System.ArgumentNullException.ThrowIfNull(events);");
        code.Line("// The usual lists are gone through without an enumerator.");
        code.Open("switch (events)");
        code.Line($"case {self}.Event[] array:");
        code.Line($"    Write(block, lead, new global::System.ReadOnlySpan<{self}.Event>(array));");
        code.Line("    break;");
        code.Line($"case {Lists}.List<{self}.Event> list:");
        code.Line($"    Write(block, lead, (global::System.ReadOnlySpan<{self}.Event>)global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list));");
        code.Line("    break;");
        code.Line("default:");
        code.Line("    lead.WriteTo(block);");
        code.Line($"    foreach ({self}.Event e in events)");
        code.Line("    {");
        code.Line("        e.WriteTo(block);");
        code.Line("    }");
        code.Line();
        code.Line("    break;");
        code.Close();
        code.Close();
    }
}
