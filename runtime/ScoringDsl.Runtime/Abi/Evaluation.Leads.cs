using ScoringDsl.Runtime.Data;
using ScoringDsl.Runtime.Points;

namespace ScoringDsl.Runtime.Abi;

/// <content>
/// The leads of an account, where the row is one. Conditions and numbers are those that <see cref="CompiledModel.AskLead"/> answers;
/// condition 0 takes all leads that are not excluded. The order of leads changes nothing.
/// </content>
public sealed partial class Evaluation
{
    private LeadAnswers? _leads;
    private int _firstLead;
    private int _endLead;
    private double[] _largest = [];

    /// <summary>For how many leads a condition holds.</summary>
    public double CountLeads(int condition)
    {
        var count = 0;
        for (var lead = NextLead(condition, _firstLead); lead < _endLead; lead = NextLead(condition, lead + 1))
        {
            count++;
        }

        return count;
    }

    /// <summary>The sum of a number over leads: known values brought to whole millionths; 0 of nothing.</summary>
    public double SumOfLeads(int number, int condition) => TallyLeads(number, condition).Sum;

    /// <summary>That sum by the count of known values; NaN of nothing.</summary>
    public double AverageOfLeads(int number, int condition) => TallyLeads(number, condition).Average;

    /// <summary>The least known value; NaN of nothing.</summary>
    public double MinOfLeads(int number, int condition) => TallyLeads(number, condition).Min;

    /// <summary>The greatest known value; NaN of nothing.</summary>
    public double MaxOfLeads(int number, int condition) => TallyLeads(number, condition).Max;

    /// <summary>The sum of the largest known values, brought to whole millionths; 0 of nothing.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="number">The number.</param>
    /// <param name="condition">The condition on leads.</param>
    public double TopOfLeads(int count, int number, int condition)
    {
        Grow(ref _largest, _endLead - _firstLead);
        var known = 0;
        for (var lead = NextLead(condition, _firstLead); lead < _endLead; lead = NextLead(condition, lead + 1))
        {
            var value = LeadNumber(lead, number);
            if (!double.IsNaN(value))
            {
                _largest[known++] = value;
            }
        }

        var values = _largest.AsSpan(0, known);
        values.Sort();
        var tally = NumberTally.Empty;
        foreach (var value in values[Math.Max(0, known - count)..])
        {
            tally.Add(value);
        }

        return tally.Sum;
    }

    /// <summary>Gives the row the answers of its leads, by their places.</summary>
    internal void UseLeads(LeadAnswers answers, int first, int end)
    {
        _leads = answers;
        _firstLead = first;
        _endLead = end;
    }

    private int NextLead(int condition, int lead)
    {
        while (lead < _endLead && _leads?.Holds(lead, condition) == false)
        {
            lead++;
        }

        return lead;
    }

    private double LeadNumber(int lead, int number) => _leads?.Number(lead, number) ?? double.NaN;

    private NumberTally TallyLeads(int number, int condition)
    {
        var tally = NumberTally.Empty;
        for (var lead = NextLead(condition, _firstLead); lead < _endLead; lead = NextLead(condition, lead + 1))
        {
            tally.Add(LeadNumber(lead, number));
        }

        return tally;
    }
}
