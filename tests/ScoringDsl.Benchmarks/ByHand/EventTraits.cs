using System.Diagnostics.CodeAnalysis;

namespace ScoringDsl.Benchmarks.ByHand;

/// <summary>What an event's subject and amount say, found once when the event is read. Each kind of event has its own.</summary>
[Flags]
[SuppressMessage("Design", "CA1069", Justification = "Each kind of event has its own bits.")]
internal enum EventTraits : byte
{
    None = 0,

    // visited
    Pricing = 1,
    Product = 2,
    Blog = 4,
    Careers = 8,

    // opened email
    Newsletter = 1,
    Promotion = 2,

    // watched
    ToEnd = 1,

    // attended
    TradeShow = 1,
    Webinar = 2,

    // requested
    Demo = 1,
    Quote = 2,
}
