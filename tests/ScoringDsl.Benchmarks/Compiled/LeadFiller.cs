using ScoringDsl.Benchmarks.Data;
using ScoringDsl.Runtime;

namespace ScoringDsl.Benchmarks.Compiled;

/// <summary>Puts one lead after another into a builder through handles that were found once, as an application without types does.</summary>
internal sealed class LeadFiller
{
    private readonly LeadBuilder _builder;
    private readonly FieldHandle[] _fields;
    private readonly EventHandle[] _kinds;

    // By kind of event; null where it has no such property.
    private readonly PropertyHandle?[] _subjects;
    private readonly PropertyHandle?[] _amounts;

    public LeadFiller(ScoringModel model)
    {
        _builder = model.NewLead();
        _fields = Array.ConvertAll(
            ["email", "title", "industry", "country", "phone", "employees", "created", "budget_approved", "decision_by"], (string name) => _builder.GetField(name));
        var events = model.Definition.Events;
        _kinds = Array.ConvertAll(events, e => _builder.GetEvent(e.Name));
        _subjects = Array.ConvertAll(events, e => Array.Find(e.Properties, p => p.IsSubject) is { } p ? _builder.GetProperty(e.Name, p.Name) : (PropertyHandle?)null);
        _amounts = Array.ConvertAll(
            events, e => Array.Find(e.Properties, p => p.Kind == Runtime.Abi.FieldKind.Number) is { } p ? _builder.GetProperty(e.Name, p.Name) : (PropertyHandle?)null);
    }

    /// <summary>The builder with a lead in it; the lead before is gone.</summary>
    public LeadBuilder Fill(Lead lead)
    {
        _builder.Clear(lead.LeadId)
            .Set(_fields[0], lead.Email).Set(_fields[1], lead.Title).Set(_fields[2], lead.Industry).Set(_fields[3], lead.Country).Set(_fields[4], lead.Phone);
        if (lead.Employees is { } employees)
        {
            _builder.Set(_fields[5], employees);
        }

        if (lead.Created is { } created)
        {
            _builder.Set(_fields[6], new DateTimeOffset(created));
        }

        if (lead.BudgetApproved is { } budgetApproved)
        {
            _builder.Set(_fields[7], budgetApproved);
        }

        if (lead.DecisionBy is { } decisionBy)
        {
            _builder.Set(_fields[8], new DateTimeOffset(decisionBy));
        }

        foreach (var e in lead.Events)
        {
            var kind = (int)EventKinds.Parse(e.Name);
            var added = _builder.AddEvent(_kinds[kind], new DateTimeOffset(e.At));
            if (_subjects[kind] is { } subject)
            {
                added.Set(subject, e.Subject);
            }

            if (e.Amount is { } amount && _amounts[kind] is { } property)
            {
                added.Set(property, amount);
            }
        }

        return _builder;
    }
}
