using ScoringDsl.Runtime.Abi;
using ScoringDsl.Runtime.Data;

namespace ScoringDsl.Cli.Data;

/// <summary>Reads accounts from rows.</summary>
/// <param name="definition">The model of accounts.</param>
/// <param name="accounts">Takes the accounts.</param>
/// <param name="skipped">Takes the rows that cannot be used.</param>
internal sealed class AccountDataReader(ModelDefinition definition, AccountBlockBuilder accounts, SkippedRows skipped)
{
    private readonly List<long> _lines = [];

    /// <summary>Reads all rows.</summary>
    /// <returns>The fields that have no column.</returns>
    /// <exception cref="DataException">The file cannot be read to its end.</exception>
    public IReadOnlyList<string> Read(RowReader rows)
    {
        var keyColumn = Columns.Require(rows, [definition.KeyColumn], "account key");
        var fields = new List<FieldReader>();
        for (var i = 0; i < definition.LeadFields.Length; i++)
        {
            if (!definition.LeadFields[i].IsKey)
            {
                fields.Add(new FieldReader(definition.LeadFields[i], i, rows));
            }
        }

        while (rows.Read())
        {
            if (FindProblem(rows, keyColumn, fields) is { } problem)
            {
                skipped.Add(rows, problem);
                continue;
            }

            var account = accounts.Add(rows[keyColumn].Trim().ToString());
            _lines.Add(rows.Line);
            foreach (var field in fields)
            {
                field.SetField(accounts, account, rows);
            }
        }

        return [.. fields.Where(f => !rows.Has(f.Column)).Select(f => "account." + f.Name)];
    }

    private string? FindProblem(RowReader rows, int keyColumn, List<FieldReader> fields)
    {
        if (rows.Problem is { } broken)
        {
            return broken;
        }

        var key = rows[keyColumn].Trim();
        if (key.IsEmpty)
        {
            return $"'{definition.KeyColumn}', the account's key, is missing.";
        }

        if (accounts.Find(key) is { } earlier)
        {
            return $"The account {FieldReader.Quote(key)} stands already in line {_lines[earlier]}.";
        }

        foreach (var field in fields)
        {
            if (field.Read(rows) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }
}
