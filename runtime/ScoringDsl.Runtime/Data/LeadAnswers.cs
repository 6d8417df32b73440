using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Runtime.Data;

/// <summary>What the rules of accounts ask of leads, answered: for each lead some conditions and numbers. Leads of one account lie side by side.</summary>
internal sealed class LeadAnswers
{
    private const int WordBits = 64;

    private readonly int _words;
    private readonly int _numberCount;
    private readonly ulong[] _conditions;
    private readonly double[] _numbers;

    /// <param name="leads">How many leads.</param>
    /// <param name="definition">The definition of the model of leads.</param>
    public LeadAnswers(int leads, ModelDefinition definition)
    {
        _words = (definition.AccountConditions + WordBits - 1) / WordBits;
        _numberCount = definition.AccountNumbers;
        _conditions = new ulong[(long)leads * _words];
        _numbers = new double[(long)leads * _numberCount];
    }

    /// <summary>Asks the lead that an evaluation stands on. Threads may ask different leads at once.</summary>
    public void Ask(Evaluation x, int place) =>
        x.Model.AskLead(x, _conditions.AsSpan(place * _words, _words), _numbers.AsSpan(place * _numberCount, _numberCount));

    /// <summary>Whether a condition holds for a lead; condition 0 says that it is not excluded, and is part of every other.</summary>
    public bool Holds(int place, int condition) =>
        ((_conditions[(place * _words) + (condition / WordBits)] >> (condition % WordBits)) & 1) != 0;

    /// <summary>A lead's number; NaN is missing.</summary>
    public double Number(int place, int number) => _numbers[(place * _numberCount) + number];
}
