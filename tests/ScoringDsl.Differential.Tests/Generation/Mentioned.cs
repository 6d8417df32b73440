namespace ScoringDsl.Differential.Generation;

/// <summary>What a model compares with, so that leads can be made that lie exactly there, or a hair beside it.</summary>
internal sealed class Mentioned
{
    public List<long> Durations { get; } = [];

    public List<long> Instants { get; } = [];

    public List<double> Numbers { get; } = [];

    public List<string> Texts { get; } = [];

    public List<string> Domains { get; } = [];

    public List<string> Pages { get; } = [];
}
