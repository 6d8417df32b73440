namespace ScoringDsl.Tests;

/// <summary>A test that goes on for as long as it is told: a script sets its variable, and without it the test is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongRunFactAttribute : FactAttribute
{
    /// <param name="variable">The environment variable that says for how long.</param>
    /// <param name="script">What to run, for those who wonder why it was skipped.</param>
    public LongRunFactAttribute(string variable, string script)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)))
        {
            Skip = $"A run of its own: {script}";
        }
    }
}
