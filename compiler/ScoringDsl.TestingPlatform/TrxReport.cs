using Microsoft.Testing.Extensions.TrxReport.Abstractions;
using Microsoft.Testing.Platform.Extensions.Messages;
using ScoringDsl.TestAdapter.Running;

namespace ScoringDsl.TestingPlatform;

/// <summary>Adds to each test what <c>--report-trx</c> writes, where the run is asked for such a report.</summary>
internal sealed class TrxReport : ITrxReportCapability
{
    private bool _isWanted;

    /// <inheritdoc/>
    public bool IsSupported => true;

    /// <inheritdoc/>
    public void Enable() => _isWanted = true;

    /// <summary>Adds it to a test that has ended.</summary>
    public void AddTo(PropertyBag properties, ScoreOutcome outcome)
    {
        if (!_isWanted)
        {
            return;
        }

        properties.Add(new TrxFullyQualifiedTypeNameProperty(outcome.Test.FileName));
        properties.Add(new TrxCategoriesProperty([outcome.Test.Title]));
        if (outcome.Message is { } message)
        {
            properties.Add(new TrxExceptionProperty(message, outcome.Places));
        }

        if (outcome.Output.Length > 0)
        {
            properties.Add(new TrxMessagesProperty([new StandardOutputTrxMessage(outcome.Output)]));
        }
    }
}
