using ScoringDsl.Tests;

namespace ScoringDsl.Cli.Tests.Commands;

/// <summary>Accounts on the command line: where they come from, where their results go, and what is said about them.</summary>
public sealed class AccountCommandTests : IClassFixture<ShopFixture>
{
    private const string Model = """
        model "Buying groups"

        lead {
          lead_id text key
          company text account from "Company ID"
        }
        account {
          company_id text key from "Company ID"
          employees  number from "Staff"
          industry   one of software, retail
        }
        event met

        score engagement range 0..100 { each met => +10; account.employees >= 100 => +5 }

        account score readiness range 0..100 {
          "Best lead": always => +0.6 * max of engagement of leads
          "Large": employees >= 100 => +20
        }
        account bands tier of readiness { A >= 40; B otherwise }
        account segment crowd when count of leads >= 2
        account handoff field_sales when tier is A because reasons of readiness
        """;

    private const string Accounts = "Company ID,Staff,industry\nacme,250,software\nidle,5,farming\nglobex,90,\n";
    private const string Leads = "lead_id,Company ID\nann,acme\nbob,acme\ncid,globex\ndan,initech\neve,\n";
    private const string Events = "lead,event,at\nann,met,2025-05-01\nann,met,2025-05-02\nann,met,2025-05-03\nann,met,2025-05-04\ncid,met,2025-05-05\n";
    private const string Data = "--accounts ./g/accounts.csv --leads ./g/leads.csv --events ./g/events.csv --as-of 2025-06-01";

    private readonly ShopFixture _shop;

    public AccountCommandTests(ShopFixture shop)
    {
        _shop = shop;
        shop.Write("g/model.score", Model);
        shop.Write("g/accounts.csv", Accounts);
        shop.Write("g/leads.csv", Leads);
        shop.Write("g/events.csv", Events);
    }

    [Fact]
    public void Results_of_accounts_go_to_a_file_of_their_own()
    {
        var run = _shop.Run($"run ./g/model.score {Data} --accounts-output ./g/out.csv");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("""
            lead_id,engagement,excluded,segments,handoffs,reasons
            ann,45,,,,
            bob,5,,,,
            cid,10,,,,
            dan,0,,,,
            eve,0,,,,

            """, run.Out);
        Assert.Equal("""
            Company ID,readiness,tier,excluded,segments,handoffs,reasons
            acme,47,A,,crowd,field_sales,Best lead; Large
            idle,0,B,,,,
            globex,6,B,,,,
            initech,0,B,,,,

            """, File.ReadAllText(_shop.Folder + "g/out.csv"));
    }

    [Fact]
    public void A_table_of_leads_is_followed_by_one_of_accounts() => Snapshot.Match(_shop.Run($"run ./g/model.score {Data} --format table").Out);

    [Fact]
    public void Sums_up_accounts_that_leads_name_and_no_row_has_and_those_without_leads() =>
        Snapshot.Match(_shop.Run($"run ./g/model.score {Data} --accounts-output ./g/out.jsonl").StableError);

    [Fact]
    public void The_format_goes_by_the_name_of_the_file()
    {
        _shop.Run($"run ./g/model.score {Data} --top 1 --accounts-output ./g/top.jsonl");

        Assert.Equal(
            """{"Company ID":"acme","readiness":47,"tier":"A","excluded":[],"segments":["crowd"],"handoffs":["field_sales"],"reasons":["Best lead","Large"]}""" + "\n",
            File.ReadAllText(_shop.Folder + "g/top.jsonl"));
    }

    [Fact]
    public void Printed_lines_of_leads_are_not_followed_by_others() =>
        Assert.Contains("note: results of accounts are written with --accounts-output FILE.\n", _shop.Run($"run ./g/model.score {Data}").Error, StringComparison.Ordinal);

    [Fact]
    public void Without_a_file_of_accounts_they_are_those_that_leads_name()
    {
        _shop.Run("run ./g/model.score --leads ./g/leads.csv --events ./g/events.csv --as-of 2025-06-01 --accounts-output ./g/named.csv");

        Assert.Equal(["acme,24", "globex,6", "initech,0"], FirstColumns("g/named.csv"));
    }

    [Fact]
    public void Accounts_alone_are_scored()
    {
        var run = _shop.Run("run ./g/model.score --accounts - --as-of 2025-06-01 --accounts-output ./g/alone.csv", """{"Company ID":"big","Staff":100}""");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["big,20"], FirstColumns("g/alone.csv"));
    }

    [Theory]
    [InlineData("Company ID,Staff\nacme,many\n", "accounts.csv:2: 'Staff' is not a number: \"many\".")]
    [InlineData("Company ID,Staff\nacme,1\n acme ,2\n", "accounts.csv:3: The account \"acme\" stands already in line 2.")]
    [InlineData("Company ID,Staff\n,1\n", "accounts.csv:2: 'Company ID', the account's key, is missing.")]
    public void An_account_that_cannot_be_read_is_skipped_and_counted(string accounts, string message)
    {
        _shop.Write("bad/accounts.csv", accounts);
        var run = _shop.Run("run ./g/model.score --accounts ./bad/accounts.csv --leads ./g/leads.csv --as-of 2025-06-01");

        Assert.Contains($"skipped: bad/{message}\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 bad row skipped", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run ./shop.dll --leads ./leads.csv --accounts ./g/accounts.csv --as-of 2025-06-01", "The model has no accounts.")]
    [InlineData("run ./shop.dll --leads ./leads.csv --accounts-output ./g/out.csv --as-of 2025-06-01", "The model has no accounts.")]
    [InlineData("explain ./shop.dll --leads ./leads.csv --account acme --as-of 2025-06-01", "The model has no accounts.")]
    [InlineData("run ./g/fields.score --leads ./g/leads.csv --accounts-output ./g/out.csv --as-of 2025-06-01", "The model has no results of accounts.")]
    [InlineData("run ./g/model.score --accounts - --leads - --as-of 2025-06-01", "Standard input (-) can be read only once.")]
    [InlineData("explain ./g/model.score --leads ./g/leads.csv --as-of 2025-06-01", "Explain which one? Give --lead KEY or --account KEY.")]
    [InlineData("explain ./g/model.score --lead ann --account acme --leads ./g/leads.csv --as-of 2025-06-01", "Explain which one? Give --lead KEY or --account KEY.")]
    public void A_command_line_that_asks_for_what_is_not_there_is_an_error(string commandLine, string message)
    {
        _shop.Write("g/fields.score", "model \"Fields\"\nlead { lead_id text key; company text account }\naccount { company text key; employees number }\nscore s { account.employees > 5 => +5 }\n");
        var run = _shop.Run(commandLine);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_shows_an_account() => Snapshot.Match(_shop.Run($"explain ./g/model.score {Data} --account acme").Out);

    [Fact]
    public void Explain_writes_an_account_as_json() =>
        Assert.StartsWith("{\n  \"account\": \"acme\",\n", _shop.Run($"explain ./g/model.score {Data} --account acme --format json").Out, StringComparison.Ordinal);

    [Fact]
    public void An_account_that_is_not_there_is_said_not_to_be()
    {
        var run = _shop.Run($"explain ./g/model.score {Data} --account ACME");

        Assert.Equal(ExitCodes.Errors, run.ExitCode);
        Assert.Contains("error: There is no account 'ACME' among 4 accounts.\n", run.Error, StringComparison.Ordinal);
    }

    private string[] FirstColumns(string file) =>
        [.. File.ReadAllLines(_shop.Folder + file).Skip(1).Select(line => string.Join(',', line.Split(',').Take(2)))];
}
