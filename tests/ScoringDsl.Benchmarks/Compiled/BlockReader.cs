using ScoringDsl.Benchmarks.Data;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Benchmarks.Compiled;

/// <summary>Reads leads from objects holding strings into blocks for the compiled model. Gives the model every value, whether it reads it or not.</summary>
internal sealed class BlockReader
{
    private readonly LeadBlockBuilder _builder;
    private readonly int _email;
    private readonly int _title;
    private readonly int _industry;
    private readonly int _employees;
    private readonly int _country;
    private readonly int _phone;
    private readonly int _created;
    private readonly int _budgetApproved;
    private readonly int _decisionBy;

    // By kind of event; -1 where it has no such property.
    private readonly int[] _subjects;
    private readonly int[] _amounts;

    public BlockReader(ScoringModel model)
    {
        _builder = model.NewBlock();
        var fields = model.Definition.LeadFields;
        _email = IndexOf(fields, "email");
        _title = IndexOf(fields, "title");
        _industry = IndexOf(fields, "industry");
        _employees = IndexOf(fields, "employees");
        _country = IndexOf(fields, "country");
        _phone = IndexOf(fields, "phone");
        _created = IndexOf(fields, "created");
        _budgetApproved = IndexOf(fields, "budget_approved");
        _decisionBy = IndexOf(fields, "decision_by");

        // The kinds of events are numbered as the model declares them.
        _subjects = Array.ConvertAll(model.Definition.Events, e => Array.FindIndex(e.Properties, p => p.IsSubject));
        _amounts = Array.ConvertAll(model.Definition.Events, e => Array.FindIndex(e.Properties, p => p.Kind == FieldKind.Number));
    }

    /// <summary>Reads leads into the reader's one block; the block before is gone.</summary>
    public LeadBlock Read(ReadOnlySpan<Lead> leads)
    {
        _builder.Clear();
        foreach (var lead in leads)
        {
            Add(lead);
        }

        return _builder.Build();
    }

    private void Add(Lead lead)
    {
        var row = _builder.AddLead(lead.LeadId);
        _builder.TrySetField(row, _email, lead.Email);
        _builder.TrySetField(row, _title, lead.Title);
        _builder.TrySetField(row, _industry, lead.Industry);
        _builder.TrySetField(row, _country, lead.Country);
        _builder.TrySetField(row, _phone, lead.Phone);
        if (lead.Employees is { } employees)
        {
            _builder.SetNumber(row, _employees, employees);
        }

        if (lead.Created is { } created)
        {
            _builder.SetInstant(row, _created, Instant.From(created));
        }

        if (lead.BudgetApproved is { } budgetApproved)
        {
            _builder.SetBool(row, _budgetApproved, budgetApproved);
        }

        if (lead.DecisionBy is { } decisionBy)
        {
            _builder.SetInstant(row, _decisionBy, Instant.From(decisionBy));
        }

        foreach (var e in lead.Events)
        {
            var kind = (int)EventKinds.Parse(e.Name);
            var number = _builder.AddEvent(row, kind, Instant.From(e.At), default);
            if (_subjects[kind] >= 0)
            {
                _builder.TrySetProperty(number, _subjects[kind], e.Subject);
            }

            if (e.Amount is { } amount)
            {
                _builder.SetPropertyNumber(number, _amounts[kind], amount);
            }
        }
    }

    private static int IndexOf(FieldDefinition[] fields, string name)
    {
        var index = Array.FindIndex(fields, field => field.Name == name);
        return index >= 0 ? index : throw new InvalidOperationException($"The model has no field '{name}' any more.");
    }
}
