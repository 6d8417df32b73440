using ScoringDsl.Runtime.Abi;

namespace ScoringDsl.Serve.Requests;

/// <summary>What a request may speak of: fields, kinds of events and their properties, by the names that the model gives them.</summary>
internal sealed class RequestNames
{
    public RequestNames(ModelDefinition leads, ModelDefinition? accounts)
    {
        LeadFields = leads.LeadFields;
        LeadFieldNames = NamesOf(LeadFields);
        AccountFields = accounts?.LeadFields ?? [];
        AccountFieldNames = NamesOf(AccountFields);
        HasAccounts = accounts is not null;
        Events = leads.Events;
        EventNames = new NameTable(Array.ConvertAll(leads.Events, e => e.Name));
        PropertyNames = Array.ConvertAll(leads.Events, e => NamesOf(e.Properties));
    }

    /// <summary>The lead's fields.</summary>
    public FieldDefinition[] LeadFields { get; }

    /// <summary>Their names.</summary>
    public NameTable LeadFieldNames { get; }

    /// <summary>The account's fields.</summary>
    public FieldDefinition[] AccountFields { get; }

    /// <summary>Their names.</summary>
    public NameTable AccountFieldNames { get; }

    /// <summary>Whether the model has accounts.</summary>
    public bool HasAccounts { get; }

    /// <summary>The kinds of events.</summary>
    public EventDefinition[] Events { get; }

    /// <summary>Their names.</summary>
    public NameTable EventNames { get; }

    /// <summary>The names of each kind's properties.</summary>
    public NameTable[] PropertyNames { get; }

    private static NameTable NamesOf(FieldDefinition[] fields) => new(Array.ConvertAll(fields, field => field.Name));
}
