using ScoringDsl.Runtime.Data;
using ScoringDsl.Tests;
using static ScoringDsl.Runtime.Tests.Data.FakeModel;

namespace ScoringDsl.Runtime.Tests.Data;

public class LeadEventTests
{
    private readonly LeadBlockBuilder _builder = NewBlock();

    [Theory]
    [InlineData("/pricing", new[] { 0, 1 })]
    [InlineData("/docs/pricing/", new[] { 0, 1, 2 })]
    [InlineData("/", new[] { 0 })]
    [InlineData("", new[] { 0 })]
    public void An_event_gets_the_filters_that_its_text_passes(string page, int[] filters)
    {
        Visit(_builder.AddLead("a"), 0, page);
        Assert.Equal(filters, _builder.Build().FiltersOf(0));
    }

    [Theory]
    [InlineData("newsletter", "Spring sale", "2025-06-01", new[] { 3, 4, 5 })]
    [InlineData("newsletter", "Spring sale", "1969-06-01", new[] { 3, 4 })]
    [InlineData("promotion", "", "", new[] { 3 })]
    public void An_event_gets_the_filters_that_its_values_pass(string kind, string campaign, string sent, int[] filters)
    {
        var e = _builder.AddEvent(_builder.AddLead("a"), Opened, 0, "");
        _builder.TrySetProperty(e, Sent, sent);
        _builder.TrySetProperty(e, Campaign, campaign);
        _builder.TrySetProperty(e, Kind, kind);
        Assert.Equal(filters, _builder.Build().FiltersOf(0));
    }

    [Fact]
    public void The_model_is_asked_once_for_all_events_of_the_same_classes()
    {
        var model = new FakeModel();
        var builder = new LeadBlockBuilder(model, Definition);
        builder.AddLead("a");
        for (var i = 0; i < 100; i++)
        {
            builder.TrySetProperty(builder.AddEvent(0, Visited, i, ""), Page, $"/pricing?visit={i}");
        }

        builder.Build();
        Assert.Equal(1, model.Asked);
    }

    [Fact]
    public void Events_come_in_order_of_row_and_instant_whatever_order_they_were_added_in()
    {
        for (var row = 0; row < 4; row++)
        {
            _builder.AddLead($"lead {row}");
        }

        Visit(3, 5, "c");
        Visit(0, 9, "b");
        Visit(3, 7, "d");
        Visit(0, 2, "a");
        Visit(3, 5, "c2"); // of one instant: as they came
        Visit(0, 20, "z");
        var block = _builder.Build();
        Assert.Equal([0, 3, 3, 3, 6], block.EventStarts[..5]);
        Assert.Equal(6, block.EventCount);
        Assert.Equal([(2, "A"), (9, "B"), (20, "Z")], block.EventsOf(0));
        Assert.Equal([(5, "C"), (5, "C2"), (7, "D")], block.EventsOf(3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sorting_agrees_with_a_plain_sort_of_many_events(int seed)
    {
        var random = new Random(seed);
        var expected = new List<(int Row, long At, string Page)>();
        for (var row = 0; row < 50; row++)
        {
            _builder.AddLead($"lead {row}");
        }

        for (var i = 0; i < 5_000; i++)
        {
            var (row, at) = (random.Next(50), random.Next(100));
            Visit(row, at, $"page {i}");
            expected.Add((row, at, $"PAGE {i}"));
        }

        var block = _builder.Build();
        for (var row = 0; row < 50; row++)
        {
            Assert.Equal(expected.Where(e => e.Row == row).OrderBy(e => e.At).Select(e => (e.At, (string?)e.Page)), block.EventsOf(row));
        }
    }

    [Fact]
    public void Numbers_of_an_event_move_with_it()
    {
        _builder.AddLead("a");
        _builder.SetPropertyNumber(_builder.AddEvent(0, Visited, 2, ""), Seconds, 20);
        _builder.AddEvent(0, Visited, 1, "");
        var late = _builder.AddEvent(0, Opened, 0, "");
        _builder.SetPropertyInstant(late, Sent, 77);
        _builder.TrySetProperty(late, Campaign, "Spring");
        var block = _builder.Build();
        Assert.Equal([double.NaN, double.NaN, 20], [block.EventNumbers[0], block.EventNumbers[2], block.EventNumbers[4]]);
        Assert.Equal(6, block.EventNumbers[1]);
        Assert.Equal([77, long.MinValue, long.MinValue], block.EventInstants[..3]);
    }

    [Fact]
    public void Of_one_id_the_earliest_instant_stays()
    {
        _builder.AddLead("a");
        Visit(0, 9, "late", "e1");
        Visit(0, 3, "early", "e1");
        Visit(0, 5, "early", "e1");
        var block = _builder.Build();
        Assert.Equal([(3, "EARLY")], block.EventsOf(0));
        Assert.Equal(2, _builder.DuplicateEvents);
        Assert.Equal(1, _builder.DifferingDuplicates);
    }

    [Theory]
    [InlineData("b", "a")]
    [InlineData("a", "b")]
    public void Of_one_id_and_instant_the_ordinally_smallest_content_stays(string first, string second)
    {
        _builder.AddLead("a");
        Visit(0, 3, first, "e1");
        Visit(0, 3, second, "e1");
        Visit(0, 3, "b", "e1");
        Assert.Equal([(3, "A")], _builder.Build().EventsOf(0));
        Assert.Equal(2, _builder.DuplicateEvents);
        Assert.Equal(2, _builder.DifferingDuplicates);
    }

    [Fact]
    public void Content_is_compared_in_order_of_declaration_whatever_order_it_was_set_in()
    {
        _builder.AddLead("a");
        var one = _builder.AddEvent(0, Visited, 3, "e1");
        _builder.TrySetProperty(one, Session, "1");
        _builder.TrySetProperty(one, Page, "x");
        var two = _builder.AddEvent(0, Visited, 3, "e1");
        _builder.TrySetProperty(two, Page, "a");
        _builder.TrySetProperty(two, Session, "2");
        var copy = _builder.AddEvent(0, Visited, 4, "e1");
        _builder.TrySetProperty(copy, Page, "a");
        _builder.TrySetProperty(copy, Session, "2");
        Assert.Equal([(3, "A")], _builder.Build().EventsOf(0));
        Assert.Equal((2, 1), (_builder.DuplicateEvents, _builder.DifferingDuplicates));
    }

    [Fact]
    public void Typed_content_is_compared_too()
    {
        _builder.AddLead("a");
        foreach (var seconds in new[] { 5.0, 6, 5 })
        {
            _builder.SetPropertyNumber(_builder.AddEvent(0, Visited, 3, "e1"), Seconds, seconds);
        }

        _builder.Build();
        Assert.Equal((2, 1), (_builder.DuplicateEvents, _builder.DifferingDuplicates));
    }

    [Fact]
    public void Ids_are_compared_exactly_within_one_lead_and_kind()
    {
        _builder.AddLead("a");
        _builder.AddLead("b");
        Visit(0, 1, "x", "e1");
        Visit(0, 2, "x", "E1");
        Visit(0, 3, "x");
        Visit(0, 3, "x");
        Visit(1, 4, "x", "e1");
        _builder.AddEvent(0, Opened, 5, "e1");
        Assert.Equal(6, _builder.Build().EventCount);
        Assert.Equal(0, _builder.DuplicateEvents);
    }

    [Fact]
    public void Many_copies_are_dropped_in_any_order()
    {
        var random = new Random(7);
        for (var row = 0; row < 10; row++)
        {
            _builder.AddLead($"lead {row}");
        }

        var events = Enumerable.Range(0, 3_000).Select(i => (Row: i % 10, Id: i / 10 % 100, At: i / 10)).ToArray();
        random.Shuffle(events);
        foreach (var (row, id, at) in events)
        {
            Visit(row, at, $"p{id}", $"id-{id}");
        }

        var block = _builder.Build();
        Assert.Equal(1_000, block.EventCount);
        Assert.Equal(2_000, _builder.DuplicateEvents);
        Assert.Equal(0, _builder.DifferingDuplicates);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => ((long)i, (string?)$"P{i}")), block.EventsOf(4));
    }

    [Fact]
    public void Building_again_after_more_events_counts_anew()
    {
        _builder.AddLead("a");
        Visit(0, 5, "x", "e1");
        Visit(0, 6, "x", "e1");
        Assert.Equal(1, _builder.Build().EventCount);
        Visit(0, 1, "x", "e1");
        Visit(0, 7, "y");
        Assert.Equal([(1, "X"), (7, "Y")], _builder.Build().EventsOf(0));
        Assert.Equal(2, _builder.DuplicateEvents);
    }

    [Fact]
    public void A_builder_that_was_cleared_knows_nothing_of_what_came_before()
    {
        _builder.AddLead("a");
        Visit(0, 5, "/pricing", "e1");
        _builder.SetNumber(0, Employees, 5);
        _builder.Build();
        _builder.Clear();
        Assert.Equal(0, _builder.Build().Count);
        _builder.AddLead("b");
        _builder.AddLead("c");
        Visit(1, 6, "/docs", "e1");
        var block = _builder.Build();
        Assert.True(double.IsNaN(block.Number(0, 0)));
        Assert.Empty(block.EventsOf(0));
        Assert.Equal([(6, "/DOCS")], block.EventsOf(1));
        Assert.Equal([0, 2], block.FiltersOf(0));
        Assert.Equal(0, _builder.DuplicateEvents);
    }

    [Fact]
    public void An_event_must_belong_to_a_row_a_kind_and_a_year()
    {
        _builder.AddLead("a");
        Assert.Throws<ArgumentOutOfRangeException>(() => _builder.AddEvent(1, Visited, 0, ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => _builder.AddEvent(0, 2, 0, ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => _builder.AddEvent(0, Visited, long.MinValue, ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => _builder.TrySetProperty(0, Page, "/"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("id")]
    public void Filling_a_warm_builder_allocates_nothing(string id)
    {
        var pages = Enumerable.Range(0, 200).Select(i => $"https://acme.com/{(i % 5 == 0 ? "pricing" : "blog")}?page={i}").ToArray();
        var ids = Enumerable.Range(0, 200).Select(i => id.Length == 0 ? "" : id + (i % 150)).ToArray();
        Fill();
        Fill();
        Assert.Equal(0, Allocations.Of(() => Fill()));

        void Fill()
        {
            _builder.Clear();
            _builder.AddLead("a");
            _builder.AddLead("b");
            _builder.TrySetField(0, Title, "VP Sales");
            _builder.TrySetField(0, Tags, "hot;new");
            _builder.TrySetField(1, Email, "ann@bücher.de");
            _builder.TrySetField(1, Created, "2025-06-01T09:30:00Z");
            for (var i = 0; i < pages.Length; i++)
            {
                var e = _builder.AddEvent(i & 1, Visited, 1_000 - i, ids[i]);
                _builder.TrySetProperty(e, Page, pages[i]);
                _builder.SetPropertyNumber(e, Seconds, i);
                _builder.TrySetProperty(_builder.AddEvent(i & 1, Opened, i, ""), Kind, "newsletter");
            }

            _builder.Build();
        }
    }

    private void Visit(int row, long at, string page, string id = "") => _builder.TrySetProperty(_builder.AddEvent(row, Visited, at, id), Page, page);
}
