using ScoringDsl.Benchmarks.Data;

namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>Kind and traits of an event as one small number, so that a table can be looked into instead of branching.</summary>
internal static class EventClass
{
    /// <summary>Visits: this and the fifteen after it, by their traits.</summary>
    public const int Visited = 0;
    public const int VisitedEnd = 16;
    public const int ReceivedEmail = 16;

    /// <summary>Opened e-mails: of no kind, newsletters, promotions.</summary>
    public const int OpenedEmail = 17;
    public const int ClickedEmail = 20;
    public const int Unsubscribed = 21;
    public const int Downloaded = 22;

    /// <summary>Watched: not to the end, to the end.</summary>
    public const int Watched = 23;

    /// <summary>Attended: something else, a trade show, a webinar.</summary>
    public const int Attended = 25;

    /// <summary>Requested: something else, a demo, a quote.</summary>
    public const int Requested = 28;

    /// <summary>Phone calls without minutes, with minutes.</summary>
    public const int Spoke = 31;
    public const int Shared = 33;
    public const int LoggedIn = 34;
    public const int Purchased = 35;
    public const int Count = 36;

    public static byte Of(EventKind kind, EventTraits traits, int points) => (byte)(kind switch
    {
        EventKind.Visited => Visited + (int)traits,
        EventKind.ReceivedEmail => ReceivedEmail,
        EventKind.OpenedEmail => OpenedEmail + (int)traits,
        EventKind.ClickedEmail => ClickedEmail,
        EventKind.Unsubscribed => Unsubscribed,
        EventKind.Downloaded => Downloaded,
        EventKind.Watched => Watched + (int)traits,
        EventKind.Attended => Attended + (int)traits,
        EventKind.Requested => Requested + (int)traits,
        EventKind.Spoke => Spoke + (points > 0 ? 1 : 0),
        EventKind.Shared => Shared,
        EventKind.LoggedIn => LoggedIn,
        _ => Purchased,
    });
}
