using System.Diagnostics.CodeAnalysis;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Loading;
using ScoringDsl.Runtime.Results;
using ScoringDsl.Runtime.Verification;

namespace ScoringDsl.Runtime;

/// <summary>A compiled model, loaded. Immutable and safe to share between threads; disposing it lets its assembly be unloaded.</summary>
public sealed class ScoringModel : IDisposable
{
    // Enough rows to make handing them out cheap, few enough that threads end at about the same time.
    private const int RowsAtOnce = 512;

    private readonly ResultNames _names;
    private readonly HandoffReasons _reasons;
    private EvaluationPool? _evaluations;
    private AccountScoring? _accounts;
    private ModelLoadContext? _context;

    private ScoringModel(CompiledModel model, ModelLoadContext? context)
    {
        Definition = model.Describe();
        _names = new ResultNames(Definition);
        _reasons = new HandoffReasons(Definition);
        _evaluations = new EvaluationPool(model, Definition);
        _accounts = model.Account is { } account ? new AccountScoring(account) : null;
        AccountDefinition = _accounts?.Definition;
        _context = context;
    }

    /// <summary>What the model reads and gives.</summary>
    public ModelDefinition Definition { get; }

    /// <summary>What the rules of accounts read and give: its lead fields are the account's. Null in a model without accounts.</summary>
    public ModelDefinition? AccountDefinition { get; }

    /// <summary>
    /// Loads a compiled model from a .dll file, with the .pdb beside it if there is one. The files are read and closed again.
    /// </summary>
    /// <exception cref="ModelLoadException">The file is no compiled model, or one of another ABI version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    [RequiresUnreferencedCode(ModelAssembly.NotTrimmed)]
    [RequiresDynamicCode(ModelAssembly.NotAhead)]
    public static ScoringModel Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var symbolsPath = Path.ChangeExtension(path, ".pdb");
        using var assembly = new MemoryStream(File.ReadAllBytes(path));
        using var symbols = File.Exists(symbolsPath) ? new MemoryStream(File.ReadAllBytes(symbolsPath)) : null;
        return Load($"'{Path.GetFileName(path)}'", assembly, symbols);
    }

    /// <summary>Loads a compiled model from streams of its .dll and, optionally, its .pdb.</summary>
    /// <param name="assembly">The .dll.</param>
    /// <param name="symbols">The .pdb, if there is one.</param>
    /// <param name="name">What messages call it, such as the name of the file that was read; "The stream" where not said.</param>
    /// <exception cref="ModelLoadException">The bytes are no compiled model, or one of another ABI version.</exception>
    [RequiresUnreferencedCode(ModelAssembly.NotTrimmed)]
    [RequiresDynamicCode(ModelAssembly.NotAhead)]
    public static ScoringModel Load(Stream assembly, Stream? symbols = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Load(name is null ? "The stream" : $"'{name}'", assembly, symbols);
    }

    /// <summary>A model whose class was compiled into the application itself. Nothing is unloaded with it.</summary>
    /// <exception cref="ModelLoadException">It was compiled for another ABI version.</exception>
    public static ScoringModel FromCompiled(CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelAssembly.CheckAbi("The model in the application", model);
        return new ScoringModel(model, null);
    }

    [RequiresUnreferencedCode(ModelAssembly.NotTrimmed)]
    [RequiresDynamicCode(ModelAssembly.NotAhead)]
    private static ScoringModel Load(string source, Stream assembly, Stream? symbols)
    {
        var (model, context) = ModelAssembly.Load(source, assembly, symbols);
        return new ScoringModel(model, context);
    }

    /// <summary>A builder for many leads.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public LeadBlockBuilder NewBlock() => new(Evaluations.Model, Definition, accountDefinition: AccountDefinition);

    /// <summary>Leads and events that were built for another model, for this one, without setting them again.</summary>
    /// <param name="leads">The leads.</param>
    /// <param name="block">The block, which shares memory with what it was made from.</param>
    /// <returns>Whether the two models read the same of data; else there is no block.</returns>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public bool TryBuild(KeptLeads leads, [NotNullWhen(true)] out LeadBlock? block)
    {
        ArgumentNullException.ThrowIfNull(leads);
        block = leads.TryBuild(Evaluations.Model, Definition, AccountDefinition);
        return block is not null;
    }

    /// <summary>A reusable builder for one lead.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public LeadBuilder NewLead() => new(NewBlock());

    /// <summary>An empty result, to be filled again and again.</summary>
    public ScoreResult NewResult() => new(Definition, _names, _reasons);

    /// <summary>Scores one lead. Allocates nothing once the builder and result are warm.</summary>
    /// <param name="lead">The lead, built for this model.</param>
    /// <param name="asOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="result">Takes the result.</param>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public void Score(LeadBuilder lead, long asOf, ScoreResult result)
    {
        ArgumentNullException.ThrowIfNull(lead);
        Score(lead.Build(), 0, asOf, result);
    }

    /// <summary>Scores one lead. Allocates nothing once the builder and result are warm.</summary>
    /// <param name="lead">The lead, built for this model.</param>
    /// <param name="asOf">The instant scored as of; what is finer than a microsecond is cut.</param>
    /// <param name="result">Takes the result.</param>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public void Score(LeadBuilder lead, DateTimeOffset asOf, ScoreResult result) => Score(lead, ValueReader.FromDateTime(asOf), result);

    /// <summary>Scores one lead of a block. Allocates nothing once the result is warm.</summary>
    /// <param name="block">The leads, built for this model.</param>
    /// <param name="row">The lead's row.</param>
    /// <param name="asOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="result">Takes the result.</param>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public void Score(LeadBlock block, int row, long asOf, ScoreResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var evaluations = Evaluations;
        var x = Begin(evaluations, block, row, asOf);
        result.Take(x);
        evaluations.Return(x);
    }

    /// <summary>Scores every lead of a block.</summary>
    /// <param name="block">The leads, built for this model.</param>
    /// <param name="asOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="threads">How many threads; 0 for one per processor. The result does not depend on it.</param>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public ScoreTable ScoreBatch(LeadBlock block, long asOf, int threads = 0) => ScoreBatch(block, asOf, threads, null, null, CancellationToken.None);

    /// <summary>Scores every lead of a block and counts what each rule gives; the scores are those of the other ways.</summary>
    /// <param name="block">The leads, built for this model.</param>
    /// <param name="asOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="tally">Takes the counts; made for this model.</param>
    /// <param name="cancellation">Ends the scoring between leads.</param>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    /// <exception cref="OperationCanceledException">The scoring was ended; the tally is of no use.</exception>
    public ScoreTable ScoreBatch(LeadBlock block, long asOf, RuleTally tally, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tally);
        return ScoreBatch(block, asOf, 0, null, tally, cancellation);
    }

    /// <summary>Scores every lead of a block and every account. The order of leads does not change an account's results.</summary>
    /// <param name="block">The leads and accounts, built for this model.</param>
    /// <param name="asOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="threads">How many threads; 0 for one per processor. The result does not depend on it.</param>
    /// <exception cref="InvalidOperationException">The model has no accounts.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public AccountTable ScoreAccounts(LeadBlock block, long asOf, int threads = 0) => ScoreAccounts(block, asOf, threads, null, null, CancellationToken.None);

    /// <summary>Scores every lead of a block and every account, and counts what each rule gives; the scores are those of the other ways.</summary>
    /// <param name="block">The leads and accounts, built for this model.</param>
    /// <param name="asOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
    /// <param name="leads">Takes the counts of the rules of leads; made for this model.</param>
    /// <param name="accounts">Takes the counts of the rules of accounts; made for the model's <see cref="AccountDefinition"/>.</param>
    /// <param name="cancellation">Ends the scoring between leads.</param>
    /// <exception cref="InvalidOperationException">The model has no accounts.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    /// <exception cref="OperationCanceledException">The scoring was ended; the tallies are of no use.</exception>
    public AccountTable TallyAccounts(LeadBlock block, long asOf, RuleTally leads, RuleTally accounts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(leads);
        ArgumentNullException.ThrowIfNull(accounts);
        return ScoreAccounts(block, asOf, 0, leads, accounts, cancellation);
    }

    private AccountTable ScoreAccounts(LeadBlock block, long asOf, int threads, RuleTally? ofLeads, RuleTally? ofAccounts, CancellationToken cancellation)
    {
        var accounts = Accounts;
        Check(block);
        var answers = new LeadAnswers(block.AccountStarts[block.AccountCount], Definition);
        var leads = ScoreBatch(block, asOf, threads, answers, ofLeads, cancellation);
        return new AccountTable(block, leads, accounts.Score(block, asOf, answers, ofAccounts));
    }

    private ScoreTable ScoreBatch(LeadBlock block, long asOf, int threads, LeadAnswers? answers, RuleTally? tally, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var evaluations = Evaluations;
        Check(block);
        var table = new ScoreTable(block.Count, Definition, _names, _reasons);
        var parts = (block.Count + RowsAtOnce - 1) / RowsAtOnce;
        if (threads == 1 || parts <= 1)
        {
            var worker = Start();
            for (var part = 0; part < parts; part++)
            {
                cancellation.ThrowIfCancellationRequested();
                ScorePart(part, worker);
            }

            Finish(worker);
            return table;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads, CancellationToken = cancellation };
        Parallel.For(
            0,
            parts,
            options,
            Start,
            (part, _, worker) =>
            {
                ScorePart(part, worker);
                return worker;
            },
            Finish);
        return table;

        (Evaluation X, RuleTally.Part? Tally) Start()
        {
            var x = evaluations.Rent();
            x.Use(block, asOf);
            return (x, tally?.NewPart());
        }

        void ScorePart(int part, (Evaluation X, RuleTally.Part? Tally) worker)
        {
            var start = part * RowsAtOnce;
            ScoreRows(worker.X, start, Math.Min(start + RowsAtOnce, block.Count), table, block, answers, worker.Tally);
        }

        void Finish((Evaluation X, RuleTally.Part? Tally) worker)
        {
            if (worker.Tally is not null)
            {
                tally?.Add(worker.Tally);
            }

            evaluations.Return(worker.X);
        }
    }

    /// <summary>Explains one lead, as <see cref="Explain(LeadBlock, int, long)"/> does.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    /// <exception cref="InvalidOperationException">The lines do not add up to the score: the model was compiled wrongly.</exception>
    public Explanation Explain(LeadBuilder lead, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return Explain(lead.Build(), 0, ValueReader.FromDateTime(asOf));
    }

    /// <summary>Explains one lead of a block: every contribution, cap and rounding; the lines of a score add up to it exactly.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    /// <exception cref="InvalidOperationException">The lines do not add up to the score: the model was compiled wrongly.</exception>
    public Explanation Explain(LeadBlock block, int row, long asOf)
    {
        var evaluations = Evaluations;
        var x = Begin(evaluations, block, row, asOf);
        var explanation = new Explainer(Definition, _names, _reasons, x).Explain(block.GetKey(row));
        evaluations.Return(x);
        return explanation;
    }

    /// <summary>Explains one account: every contribution, cap and rounding; the lines of a score add up to it exactly.</summary>
    /// <param name="block">The leads and accounts, built for this model.</param>
    /// <param name="account">The account.</param>
    /// <param name="asOf">The instant scored as of, in microseconds since 1970-01-01 UTC.</param>
    /// <exception cref="InvalidOperationException">The model has no accounts, or the lines do not add up to the score: the model was compiled wrongly.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public Explanation ExplainAccount(LeadBlock block, int account, long asOf) => Accounts.Explain(block, account, asOf, AskLeadsOf(block, account, asOf));

    /// <summary>Whether the condition of a test's expectation holds for an account. Only for models compiled with their tests.</summary>
    /// <exception cref="InvalidOperationException">The model has no accounts.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public bool ProbeAccount(LeadBlock block, int account, long asOf, int probe) =>
        Accounts.Probe(block, account, asOf, AskLeadsOf(block, account, asOf), probe);

    /// <summary>Whether the condition of a test's expectation holds for a lead. Only for models compiled with their tests.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public bool Probe(LeadBlock block, int row, long asOf, int probe)
    {
        var evaluations = Evaluations;
        var x = Begin(evaluations, block, row, asOf);
        var holds = x.Model.Probe(x, probe);
        evaluations.Return(x);
        return holds;
    }

    /// <summary>
    /// Runs the tests that the model carries (<c>score build --tests</c>): their leads are scored again and must give exactly what they
    /// gave when the tests passed. A host does this before it takes a model.
    /// </summary>
    /// <exception cref="ModelLoadException">The model carries tests that this version cannot read.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public CarriedTestRun RunCarriedTests()
    {
        using var recorded = Evaluations.Model.GetType().Assembly.GetManifestResourceStream(CompiledModel.CarriedTestsResource);
        return recorded is null ? new CarriedTestRun(0, []) : CarriedTests.Run(this, recorded);
    }

    /// <summary>
    /// Lets go of the model, so that its assembly is unloaded once nothing uses it: no builder, and no scoring still going on.
    /// Results, tables and explanations stay good.
    /// </summary>
    public void Dispose()
    {
        _evaluations = null;
        _accounts = null;
        Interlocked.Exchange(ref _context, null)?.Unload();
    }

    private EvaluationPool Evaluations
    {
        get
        {
            var evaluations = _evaluations;
            ObjectDisposedException.ThrowIf(evaluations is null, this);
            return evaluations;
        }
    }

    private AccountScoring Accounts
    {
        get
        {
            ObjectDisposedException.ThrowIf(_evaluations is null, this);
            return _accounts ?? throw new InvalidOperationException("The model has no accounts.");
        }
    }

    /// <summary>Scores the leads of one account and asks them what its rules want to know.</summary>
    private LeadAnswers AskLeadsOf(LeadBlock block, int account, long asOf)
    {
        var evaluations = Evaluations;
        Check(block);
        var answers = new LeadAnswers(block.GetLeadCount(account), Definition);
        var x = evaluations.Rent();
        x.Use(block, asOf);
        for (var row = 0; row < block.Count; row++)
        {
            var place = block.AccountPlaces[row] - block.AccountStarts[account];
            if (place >= 0 && block.AccountPlaces[row] < block.AccountStarts[account + 1])
            {
                x.MoveTo(row);
                x.Model.ScoreRow(x);
                answers.Ask(x, place);
            }
        }

        evaluations.Return(x);
        return answers;
    }

    /// <summary>Refuses leads of other models: evaluations trust the numbers of classes and slots in a block.</summary>
    private void Check(LeadBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.Definition != Definition)
        {
            throw new ArgumentException("The leads were built for another model, or for this one loaded another time.", nameof(block));
        }
    }

    /// <summary>An evaluation that stands on a row whose scores are computed. One that throws is not returned to the pool.</summary>
    private Evaluation Begin(EvaluationPool evaluations, LeadBlock block, int row, long asOf)
    {
        Check(block);
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, block.Count);
        var x = evaluations.Rent();
        x.Use(block, asOf);
        x.MoveTo(row);
        x.Model.ScoreRow(x);
        return x;
    }

    private static void ScoreRows(Evaluation x, int start, int end, ScoreTable table, LeadBlock block, LeadAnswers? answers, RuleTally.Part? tally)
    {
        for (var row = start; row < end; row++)
        {
            x.MoveTo(row);
            x.Model.ScoreRow(x);
            table.Take(row, x);
            tally?.Take(x);
            if (answers is not null && block.AccountPlaces[row] >= 0)
            {
                answers.Ask(x, block.AccountPlaces[row]);
            }
        }
    }
}
