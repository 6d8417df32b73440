using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Typed;

/// <summary>
/// A model behind the types that were generated from it, or from an earlier version of it. Generated code uses it; applications use
/// the generated types. Safe to share between threads.
/// </summary>
public sealed class TypedModel
{
    private readonly ScoringModel _own;
    private readonly Stack<TypedBlock> _idle = new();
    private readonly Lock _lock = new();

    private TypedModel(ScoringModel own, ScoringModel model, TypedPart leads, TypedPart? accounts)
    {
        _own = own;
        Model = model;
        Leads = leads;
        Accounts = accounts;
    }

    /// <summary>The model that scores.</summary>
    public ScoringModel Model { get; }

    /// <summary>Where things of leads are.</summary>
    internal TypedPart Leads { get; }

    /// <summary>Where things of accounts are; null without accounts.</summary>
    internal TypedPart? Accounts { get; }

    /// <summary>The model that was compiled together with its types.</summary>
    /// <exception cref="ModelLoadException">It was generated for another version of this runtime.</exception>
    public static TypedModel Of(CompiledModel compiled)
    {
        var model = ScoringModel.FromCompiled(compiled);
        return Create(model, model, model.Definition.Title);
    }

    /// <summary>Puts another model behind the types that this one is behind.</summary>
    /// <param name="model">The model, which belongs to the caller still.</param>
    /// <param name="face">The name of the generated class, for messages.</param>
    /// <exception cref="ModelMismatchException">The model does not fit the types.</exception>
    public TypedModel Bind(ScoringModel model, string face)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Create(_own, model, face);
    }

    /// <summary>A block for many leads.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public TypedBlock NewBlock() => new(this);

    /// <summary>An empty block for the calling thread alone, used before or new. Hand it back by <see cref="Return"/>.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public TypedBlock Rent()
    {
        lock (_lock)
        {
            if (_idle.TryPop(out var idle))
            {
                return idle;
            }
        }

        return NewBlock();
    }

    /// <summary>Takes a rented block back.</summary>
    public void Return(TypedBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        block.Clear();
        lock (_lock)
        {
            _idle.Push(block);
        }
    }

    /// <summary>Scores the first lead of a block.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public TypedRow ScoreOne(TypedBlock block, DateTimeOffset asOf) =>
        new(Leads, Model.ScoreBatch(BuiltOf(block), ValueReader.FromDateTime(asOf), 1), 0, "");

    /// <summary>Scores all leads of a block.</summary>
    /// <param name="block">The leads.</param>
    /// <param name="asOf">The instant scored as of.</param>
    /// <param name="threads">How many threads; 0 for one per processor.</param>
    /// <param name="make">Makes what the application sees of a row.</param>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public TypedResults<T> Score<T>(TypedBlock block, DateTimeOffset asOf, int threads, Func<TypedRow, T> make) =>
        new(Leads, Model.ScoreBatch(BuiltOf(block), ValueReader.FromDateTime(asOf), threads), null, make);

    /// <summary>Scores all leads and accounts of a block.</summary>
    /// <param name="block">The leads and accounts.</param>
    /// <param name="asOf">The instant scored as of.</param>
    /// <param name="threads">How many threads; 0 for one per processor.</param>
    /// <param name="makeLead">Makes what the application sees of a lead's row.</param>
    /// <param name="makeAccount">Makes what the application sees of an account's row.</param>
    /// <exception cref="InvalidOperationException">The model has no accounts.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public (IReadOnlyList<TLead> Leads, IReadOnlyList<TAccount> Accounts) ScoreAccounts<TLead, TAccount>(
        TypedBlock block, DateTimeOffset asOf, int threads, Func<TypedRow, TLead> makeLead, Func<TypedRow, TAccount> makeAccount)
    {
        var accounts = Accounts ?? throw new InvalidOperationException("The model has no accounts.");
        var table = Model.ScoreAccounts(BuiltOf(block), ValueReader.FromDateTime(asOf), threads);
        return (new TypedResults<TLead>(Leads, table.Leads, null, makeLead), new TypedResults<TAccount>(accounts, table.Accounts, table, makeAccount));
    }

    /// <summary>Explains a lead of a block.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public Explanation Explain(TypedBlock block, int row, DateTimeOffset asOf) =>
        Model.Explain(BuiltOf(block), row, ValueReader.FromDateTime(asOf));

    /// <summary>Explains an account of a block.</summary>
    /// <exception cref="InvalidOperationException">The model has no accounts.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public Explanation ExplainAccount(TypedBlock block, int account, DateTimeOffset asOf) =>
        Model.ExplainAccount(BuiltOf(block), account, ValueReader.FromDateTime(asOf));

    private static LeadBlock BuiltOf(TypedBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return block.Build();
    }

    private static TypedModel Create(ScoringModel own, ScoringModel model, string face)
    {
        var comparison = new ModelComparison(face);
        var leads = comparison.Compare(own.Definition, model.Definition);
        comparison.CompareAccountFields(own.Definition, model.Definition);
        TypedPart? accounts = null;
        if (own.AccountDefinition is { } ours && model.AccountDefinition is { } theirs)
        {
            accounts = comparison.Compare(ours, theirs, "account.");
        }
        else if (own.AccountDefinition is not null)
        {
            comparison.MissAccounts();
        }

        if (comparison.Differences.Count == 0)
        {
            return new TypedModel(own, model, leads, accounts);
        }

        var version = model.Definition.Version is { } number ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" version {number}") : "";
        throw new ModelMismatchException($"'{model.Definition.Title}'{version}", face, comparison.Differences);
    }
}
