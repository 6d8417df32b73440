using ScoringDsl.Compiler.Binding;
using ScoringDsl.Compiler.Binding.Bound;
using ScoringDsl.Runtime;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Compiler.Testing;

/// <summary>Makes the leads of a test, in the way data files are read.</summary>
internal static class TestLeads
{
    public static LeadBlock Build(Model bound, ScoringModel model, BoundTest test)
    {
        var builder = model.NewBlock();
        foreach (var account in test.Accounts)
        {
            AddAccount(builder.Accounts, account);
        }

        foreach (var lead in test.Leads)
        {
            var key = KeyOf(test, lead);
            var row = builder.AddLead(key);
            foreach (var value in lead.Fields)
            {
                if (value.Texts.Length > 1)
                {
                    builder.SetTexts(row, value.Field.Ordinal, value.Texts);
                }
                else if (!builder.TrySetField(row, value.Field.Ordinal, value.Texts[0]))
                {
                    throw new InvalidOperationException($"'{value.Texts[0]}' is no value of '{value.Field.Name}'.");
                }
            }

            if (bound.AccountLink is { } link && lead.Account is { } of)
            {
                builder.TrySetField(row, link.Ordinal, of);
            }

            foreach (var e in lead.Events)
            {
                for (var i = 0; i < e.Times; i++)
                {
                    AddEvent(builder, row, e);
                }
            }
        }

        return builder.Build();
    }

    /// <summary>The key of a lead: that of its key field, else its name, else the test's name.</summary>
    public static string KeyOf(BoundTest test, BoundTestLead lead) => lead.Fields.FirstOrDefault(f => f.Field.IsKey)?.Texts[0] ?? lead.Name ?? test.Name;

    private static void AddAccount(AccountBlockBuilder accounts, BoundTestAccount account)
    {
        var number = accounts.Add(account.Key);
        foreach (var value in account.Fields)
        {
            if (value.Texts.Length > 1)
            {
                accounts.SetTexts(number, value.Field.Ordinal, value.Texts);
            }
            else if (!accounts.TrySetField(number, value.Field.Ordinal, value.Texts[0]))
            {
                throw new InvalidOperationException($"'{value.Texts[0]}' is no value of '{value.Field.Name}'.");
            }
        }
    }

    private static void AddEvent(LeadBlockBuilder builder, int row, BoundTestEvent e)
    {
        var number = builder.AddEvent(row, e.Event.Ordinal, e.At, e.Id ?? "");
        foreach (var value in e.Properties)
        {
            if (value.Texts.Length > 1)
            {
                builder.SetPropertyTexts(number, value.Field.Ordinal, value.Texts);
            }
            else if (!builder.TrySetProperty(number, value.Field.Ordinal, value.Texts[0]))
            {
                throw new InvalidOperationException($"'{value.Texts[0]}' is no value of '{value.Field.Name}'.");
            }
        }
    }
}
