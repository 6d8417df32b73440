using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Runtime.Tests.Data;

public class LeadColumnsTests
{
    private static readonly DateTimeOffset s_june = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ScoringModel _model = ScoringModel.FromCompiled(new FakeModel());
    private readonly LeadColumns _leads = new(["a", "b"]);

    [Fact]
    public void Leads_and_events_are_given_as_columns()
    {
        _leads.Text("email", ["ann@gmail.com", null])
            .Number("employees", [5, double.NaN])
            .Bool("opted_in", [null, true])
            .Date("created", [s_june, null])
            .Texts("tags", [null, ["hot", "x"]]);
        _leads.Events("visited", [1, 0, 1, 1], [9, 1, 3, 4], [null, null, "e1", "e1"])
            .Text("page", ["/pricing", "/docs", "/", "/"])
            .Number("seconds", [1, 2, 3, 4]);
        _leads.Events("opened email", [0], [0]).Date("sent", [7]);
        var block = _leads.ToBlock(_model);
        Assert.Equal(2, block.Count);
        Assert.Equal("b", block.GetKey(1));
        Assert.Equal((3UL, 0UL), (block.TextBits(0, 0), block.TextBits(1, 0)));
        Assert.Equal((5, double.NaN), (block.Number(0, 0), block.Number(1, 0)));
        Assert.Equal((double.NaN, 1), (block.Number(0, 2), block.Number(1, 2)));
        Assert.Equal((double.NaN, 2), (block.Number(0, 3), block.Number(1, 3)));
        Assert.Equal((ValueReader.FromDateTime(s_june), long.MinValue), (block.Instants[0], block.Instants[1]));
        Assert.Equal([(0, null), (1, "/DOCS")], block.EventsOf(0));
        Assert.Equal([(3, "/"), (9, "/PRICING")], block.EventsOf(1));
        Assert.Equal([double.NaN, 2, 3, 1], Enumerable.Range(0, 4).Select(e => block.EventNumbers[e * 2]));
        Assert.Equal(7, block.EventInstants[0]);
    }

    [Fact]
    public void A_date_may_come_in_microseconds()
    {
        var block = _leads.Date("created", [7, long.MinValue]).ToBlock(_model);
        Assert.Equal((7, long.MinValue), (block.Instants[0], block.Instants[1]));
    }

    [Fact]
    public void Columns_must_be_as_long_as_the_keys_or_events()
    {
        Assert.Equal("The column 'email' has 1 values for 2 keys.", Assert.Throws<ColumnLengthException>(() => _leads.Text("email", ["x"])).Message);
        Assert.Equal("The column 'visited.at' has 2 values for 1 events.", Assert.Throws<ColumnLengthException>(() => _leads.Events("visited", [0], [1, 2])).Message);
        Assert.Throws<ColumnLengthException>(() => _leads.Events("visited", [0], [1], []));
        Assert.Throws<ColumnLengthException>(() => _leads.Events("visited", [0], [1]).Number("seconds", []));
    }

    [Fact]
    public void Names_must_be_the_models()
    {
        Assert.Throws<UnknownNameException>(() => new LeadColumns([]).Text("emial", []).ToBlock(_model));
        _leads.Events("visited", [], []).Text("kind", []);
        Assert.Throws<UnknownNameException>(() => _leads.ToBlock(_model));
    }

    [Fact]
    public void Values_must_fit()
    {
        Assert.Throws<FieldValueException>(() => new LeadColumns(["a"]).Text("employees", ["many"]).ToBlock(_model));
        Assert.Throws<FieldValueException>(() => new LeadColumns(["a"]).Number("title", [1]).ToBlock(_model));
        _leads.Events("visited", [2], [1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => _leads.ToBlock(_model));
    }
}
