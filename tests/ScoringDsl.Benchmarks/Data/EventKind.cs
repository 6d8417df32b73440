namespace ScoringDsl.Benchmarks.Data;

/// <summary>The kinds of events, in the order in which the model declares them.</summary>
internal enum EventKind : byte
{
    Visited,
    ReceivedEmail,
    OpenedEmail,
    ClickedEmail,
    Unsubscribed,
    Downloaded,
    Watched,
    Attended,
    Requested,
    Spoke,
    Shared,
    LoggedIn,
    Purchased,
}

/// <summary>From names to kinds; the generated and the hand-written code use the same.</summary>
internal static class EventKinds
{
    public static EventKind Parse(string name) => name switch
    {
        "visited" => EventKind.Visited,
        "received email" => EventKind.ReceivedEmail,
        "opened email" => EventKind.OpenedEmail,
        "clicked email" => EventKind.ClickedEmail,
        "unsubscribed" => EventKind.Unsubscribed,
        "downloaded" => EventKind.Downloaded,
        "watched" => EventKind.Watched,
        "attended" => EventKind.Attended,
        "requested" => EventKind.Requested,
        "spoke" => EventKind.Spoke,
        "shared" => EventKind.Shared,
        "logged in" => EventKind.LoggedIn,
        "purchased" => EventKind.Purchased,
        _ => throw new ArgumentException($"There is no event '{name}'.", nameof(name)),
    };
}
