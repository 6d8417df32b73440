using System.Globalization;
using ScoringDsl.Runtime;

namespace ScoringDsl.Samples.Web;

/// <summary>The form: what people typed, and how it becomes a lead.</summary>
internal sealed class LeadForm
{
    /// <summary>The fields of the lead that the form asks for: name in the model, label, kind of input.</summary>
    public static readonly (string Name, string Label, string Type)[] Fields =
    [
        ("email", "E-mail", "text"),
        ("title", "Job title", "text"),
        ("industry", "Industry", "industry"),
        ("employees", "Employees", "number"),
        ("country", "Country", "text"),
        ("phone", "Phone", "text"),
        ("decision_by", "Decides by", "date"),
        ("budget_approved", "Budget is approved", "checkbox"),
    ];

    /// <summary>What leads do: name in the form, label, event, property and value.</summary>
    public static readonly (string Name, string Label, string Event, string Property, string Value)[] Doings =
    [
        ("pricing", "Visits to the pricing page", "visited", "page", "/pricing"),
        ("product", "Visits to product pages", "visited", "page", "/product/planning"),
        ("careers", "Visits to the careers page", "visited", "page", "/careers"),
        ("newsletter", "Newsletters opened", "opened email", "kind", "newsletter"),
        ("webinar", "Webinars attended", "attended", "what", "webinar"),
        ("demo", "Demos requested", "requested", "form", "demo"),
    ];

    /// <summary>The industries that the model knows.</summary>
    public static readonly string[] Industries = ["software", "finance", "healthcare", "manufacturing", "retail", "education", "other"];

    private const int MostOfOneKind = 100;

    // Events lie before the date, so it cannot be the first there is.
    private const int FirstYear = 1900;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>What is wrong, by the name of the input.</summary>
    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>The text of an input.</summary>
    public string this[string name] => _values.GetValueOrDefault(name, "");

    /// <summary>A form filled in, to begin with.</summary>
    public static LeadForm Example(TimeProvider time)
    {
        var form = new LeadForm();
        foreach (var (name, value) in new[]
        {
            ("email", "ann@acme.example"), ("title", "Head of Delivery"), ("industry", "software"), ("employees", "250"), ("country", "Germany"),
            ("pricing", "5"), ("product", "3"), ("newsletter", "2"), ("webinar", "1"), ("demo", "1"),
            ("as_of", time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        })
        {
            form._values[name] = value;
        }

        return form;
    }

    /// <summary>A form as it was sent.</summary>
    public static LeadForm Read(IFormCollection sent)
    {
        var form = new LeadForm();
        foreach (var name in Fields.Select(field => field.Name).Concat(Doings.Select(doing => doing.Name)).Append("as_of"))
        {
            form._values[name] = sent[name].ToString().Trim();
        }

        return form;
    }

    /// <summary>Makes sure that a model has what the form asks for: one that has not is not taken while the application runs.</summary>
    /// <exception cref="UnknownNameException">Something is not there.</exception>
    public static void RequireFields(ScoringModel model)
    {
        var lead = model.NewLead();
        foreach (var (name, _, _) in Fields)
        {
            lead.GetField(name);
        }

        foreach (var (_, _, kind, property, _) in Doings)
        {
            lead.GetProperty(kind, property);
        }
    }

    /// <summary>Makes the lead; false, with <see cref="Errors"/>, where something typed is no value.</summary>
    public bool TryFill(LeadBuilder lead, out DateTimeOffset asOf)
    {
        foreach (var (name, _, type) in Fields)
        {
            try
            {
                lead.Set(name, type == "checkbox" ? (this[name].Length > 0 ? "yes" : "no") : this[name]);
            }
            catch (FieldValueException)
            {
                Errors[name] = type == "number" ? "This must be a number." : "This must be a date.";
            }
        }

        // The end of that day, so that what was done on it counts.
        asOf = new DateTimeOffset(ReadDay(), TimeOnly.MaxValue, TimeSpan.Zero);
        foreach (var doing in Doings)
        {
            AddEvents(lead, doing, asOf);
        }

        return Errors.Count == 0;
    }

    /// <summary>The day to score as of; any other where it is wrong, so that what else is wrong is told at once.</summary>
    private DateOnly ReadDay()
    {
        if (DateOnly.TryParseExact(this["as_of"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= FirstYear)
        {
            return day;
        }

        Errors["as_of"] = $"This must be a date from {FirstYear} on.";
        return DateOnly.MaxValue;
    }

    /// <summary>The events of one kind, one a day, the newest a day ago.</summary>
    private void AddEvents(LeadBuilder lead, (string Name, string Label, string Event, string Property, string Value) doing, DateTimeOffset asOf)
    {
        var text = this[doing.Name];
        if (text.Length == 0)
        {
            return;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) || times > MostOfOneKind)
        {
            Errors[doing.Name] = $"This must be a whole number up to {MostOfOneKind}.";
            return;
        }

        for (var i = 1; i <= times; i++)
        {
            lead.AddEvent(doing.Event, asOf.AddDays(-i)).Set(doing.Property, doing.Value);
        }
    }
}
