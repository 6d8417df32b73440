using ScoringDsl.Runtime.Data;
using ScoringDsl.Tests;

namespace ScoringDsl.Runtime.Tests.Data;

public class LeadBuilderTests
{
    private static readonly DateTimeOffset s_june = new(2025, 6, 1, 2, 0, 0, TimeSpan.FromHours(2));

    private readonly LeadBuilder _lead = new(FakeModel.NewBlock());

    [Fact]
    public void A_lead_is_built_by_name()
    {
        _lead.Clear("003A")
            .Set("email", "ann@gmail.com")
            .Set("Employees", 250)
            .Set("OPTED_IN", true)
            .Set("created", s_june)
            .Set("tags", ["hot", "new"]);
        _lead.AddEvent("Visited", s_june.AddDays(1)).Set("page", "/docs").Set("SECONDS", 30);
        _lead.AddEvent("visited", s_june).Set("page", "/pricing");
        _lead.AddEvent("opened email", s_june.AddDays(2), "e1").Set("kind", "newsletter").Set("sent", s_june);
        _lead.AddEvent("opened email", s_june.AddDays(3), "e1");
        var block = _lead.Build();
        var june = ValueReader.FromDateTime(s_june);
        Assert.Equal("003A", block.GetKey(0));
        Assert.Equal(3UL, block.TextBits(0, 0));
        Assert.Equal((250, 1, 2), (block.Number(0, 0), block.Number(0, 2), block.Number(0, 3)));
        Assert.Equal(june, block.Instants[0]);
        const long Day = 86_400_000_000;
        Assert.Equal([(june, "/PRICING"), (june + Day, "/DOCS"), (june + (2 * Day), null)], block.EventsOf(0));
        Assert.Equal([0, 2], block.FiltersOf(1));
        Assert.Equal([3, 4], block.FiltersOf(2));
        Assert.Equal(30, block.EventNumbers[2]);
        Assert.Equal(june, block.EventInstants[2]);
    }

    [Fact]
    public void A_lead_is_built_by_handle()
    {
        var (title, visited, page) = (_lead.GetField("title"), _lead.GetEvent("visited"), _lead.GetProperty("visited", "page"));
        _lead.Clear().Set(title, "VP");
        _lead.AddEvent(visited, s_june).Set(page, "/pricing");
        Assert.Equal(1UL, _lead.Build().TextBits(0, 1));
        Assert.Equal([0, 1], _lead.Build().FiltersOf(0));
    }

    [Fact]
    public void A_lead_is_built_from_a_dictionary()
    {
        _lead.Set(new Dictionary<string, object?>
        {
            ["lead_id"] = "003A",
            ["title"] = "VP",
            ["employees"] = 250,
            ["opted_in"] = false,
            ["created"] = new DateOnly(2025, 6, 1),
            ["tags"] = new[] { "hot" },
            ["industry"] = null,
        });
        var block = _lead.Build();
        Assert.Equal("003A", block.GetKey(0));
        Assert.Equal((250, 0, 1), (block.Number(0, 0), block.Number(0, 2), block.Number(0, 3)));
        Assert.Equal(ValueReader.FromDateTime(s_june), block.Instants[0]);
    }

    public static TheoryData<object> Numbers => [(byte)7, (sbyte)7, (short)7, (ushort)7, 7, 7u, 7L, 7ul, 7f, 7.0, 7m, "7"];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_may_come_in_any_type(object number)
    {
        _lead.Set(new Dictionary<string, object?> { ["employees"] = number });
        Assert.Equal(7, _lead.Build().Number(0, 0));
    }

    public static TheoryData<string, object, string> Misfits => new()
    {
        { "employees", "many", "'employees' takes a number, not 'many'." },
        { "employees", true, "'employees' takes a number, not yes or no." },
        { "opted_in", "maybe", "'opted_in' takes yes or no, not 'maybe'." },
        { "created", "2025-02-30", "'created' takes a date, not '2025-02-30'." },
        { "title", 5, "'title' takes a text, not a number." },
        { "title", new[] { "a" }, "'title' takes a text, not a list of texts." },
        { "created", new DateTime(2025, 6, 1, 0, 0, 0, DateTimeKind.Local), "'created' was given a DateTime in local time; give UTC or a DateTimeOffset." },
        { "title", Guid.Empty, "'title' was given a Guid, which is no text, number, bool, date or list of texts." },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void A_value_that_does_not_fit_is_an_error(string field, object value, string message) =>
        Assert.Equal(message, Assert.Throws<FieldValueException>(() => _lead.Set(new Dictionary<string, object?> { [field] = value })).Message);

    [Fact]
    public void A_property_that_does_not_fit_is_an_error()
    {
        var visit = _lead.AddEvent("visited", s_june);
        Assert.Equal("'visited.seconds' takes a number, not 'long'.", Assert.Throws<FieldValueException>(() => visit.Set("seconds", "long")).Message);
        Assert.Throws<FieldValueException>(() => visit.Set("page", 5));
        Assert.Throws<FieldValueException>(() => visit.Set("page", true));
        Assert.Throws<FieldValueException>(() => visit.Set("page", s_june));
    }

    [Fact]
    public void An_unknown_name_is_an_error_that_lists_the_known_ones()
    {
        Assert.Equal(
            "The model has no field 'emial'. It has lead_id, email, title, industry, employees, opted_in, created, tags, website.",
            Assert.Throws<UnknownNameException>(() => _lead.Set("emial", "x")).Message);
        Assert.Equal(
            "The model has no event 'clicked'. It has visited, opened email.",
            Assert.Throws<UnknownNameException>(() => _lead.AddEvent("clicked", s_june)).Message);
        Assert.Equal(
            "The event 'visited' has no property 'kind'. It has page, seconds, session.",
            Assert.Throws<UnknownNameException>(() => _lead.AddEvent("visited", s_june).Set("kind", "x")).Message);
        Assert.Throws<UnknownNameException>(() => _lead.Set(new string('x', 500), "x"));
    }

    [Fact]
    public void A_handle_serves_its_own_model_and_kind_of_event_alone()
    {
        Assert.Throws<UnknownNameException>(() => _lead.Set(default(FieldHandle), "x"));
        Assert.Throws<UnknownNameException>(() => _lead.AddEvent(default(EventHandle), s_june));
        var kind = _lead.GetProperty("opened email", "kind");
        Assert.Throws<UnknownNameException>(() => _lead.AddEvent("visited", s_june).Set(kind, "x"));
    }

    [Fact]
    public void An_event_of_an_earlier_lead_cannot_be_changed()
    {
        var visit = _lead.AddEvent("visited", s_june);
        _lead.Clear();
        _lead.AddEvent("visited", s_june);
        Assert.Throws<InvalidOperationException>(() => visit.Set("page", "/"));
        Assert.Throws<InvalidOperationException>(() => default(LeadEvent).Set("page", "/"));
    }

    [Fact]
    public void The_block_is_built_again_only_after_a_change()
    {
        var model = new FakeModel();
        var lead = new LeadBuilder(new LeadBlockBuilder(model, FakeModel.Definition));
        lead.AddEvent("opened email", s_june);
        lead.Build();
        lead.Build();
        Assert.Equal(1, model.Asked);
        lead.AddEvent("opened email", s_june);
        Assert.Equal(2, lead.Build().EventCount);
        Assert.Equal(3, model.Asked);
    }

    [Fact]
    public void Building_a_lead_allocates_nothing_once_warm()
    {
        var page = _lead.GetProperty("visited", "page");
        string[] tags = ["hot", "new"];
        Fill();
        Fill();
        Assert.Equal(0, Allocations.Of(() => Fill()));

        void Fill()
        {
            _lead.Clear("003A").Set("title", "VP").Set("employees", 5).Set("opted_in", true).Set("created", s_june).Set("tags", tags);
            for (var i = 0; i < 50; i++)
            {
                _lead.AddEvent("visited", s_june.AddDays(-i), "e1").Set(page, "/pricing").Set("seconds", i);
            }

            _lead.Build();
        }
    }
}
