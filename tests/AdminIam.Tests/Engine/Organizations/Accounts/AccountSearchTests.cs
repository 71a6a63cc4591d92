using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Organizations;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;
using Amazon.Organizations.Model;

namespace AdminIam.Tests.Engine.Organizations.Accounts;

public sealed class AccountSearchTests
{
    [Fact]
    public async Task Accounts_are_searched_by_unit_state_and_tags_together()
    {
        var options = TestOrganization.Options();
        options.Accounts =
        [
            .. options.Accounts.Select(account => account with
            {
                Tags = account.Name == "Test" ? account.Tags : new Dictionary<string, string> { ["Stage"] = "prod" },
            }),
        ];
        using var test = await TestRun.StartAsync(options);
        var search = new AccountSearch(RunOf(test.Iam, test.Stop), PatternOf)
        {
            Units = ["Workloads/*"], States = ["active"], Tags = [new("stage", "P*")],
        };

        var found = Assert.Single(await search.Find("*").ToListAsync());
        Assert.Equal((TestOrganization.Prod, "/Workloads/Live"), (found.Id, found.UnitPath));
        Assert.Equal([new("Stage", "prod")], found.Tags);
    }

    [Fact]
    public async Task A_large_organization_is_listed_page_by_page()
    {
        var options = TestOrganization.Options();
        options.Accounts =
        [
            .. Enumerable.Range(0, 130)
                .Select(i => new SandboxMemberAccount($"9000{i:00000000}", $"Account {i}", $"Unit {i % 3}")),
        ];
        using var test = await TestRun.StartAsync(options);
        var pages = new AccountSearch(RunOf(test.Iam, test.Stop), PatternOf).Find("Account*");
        var (found, largest) = (new List<OrganizationAccount>(), 0);

        while (await pages.NextAsync() is { } page)
        {
            largest = Math.Max(largest, page.Count);
            found.AddRange(page);
        }

        Assert.Equal(130, found.Count);
        Assert.Equal(20, largest);
        Assert.All(found, account => Assert.Equal(
            options.Accounts.Single(one => one.Id == account.Id).UnitPath, account.UnitPath![1..]));
        var inUnits = new AccountSearch(RunOf(test.Iam, test.Stop), PatternOf) { Units = ["/Unit 1"] };
        Assert.Equal(43, (await inUnits.Find("*").ToListAsync()).Count);
    }

    [Fact]
    public async Task A_caller_who_may_not_read_the_units_gets_accounts_without_them()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var alice = await test.AsAsync(
            "alice",
            "'Effect':'Allow','Action':['organizations:ListAccounts','organizations:DescribeAccount'],'Resource':'*'");
        var search = new AccountSearch(RunOf(alice, test.Stop), PatternOf);

        Assert.All(await search.Find("*").ToListAsync(), account => Assert.Null(account.UnitPath));
        Assert.Null(Assert.Single(await search.Find(TestOrganization.Prod).ToListAsync()).UnitPath);
    }

    [Fact]
    public async Task An_account_that_may_not_be_read_is_an_error()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var alice = await test.AsAsync("alice", "'Effect':'Allow','Action':'iam:*','Resource':'*'");
        var search = new AccountSearch(RunOf(alice, test.Stop), PatternOf);

        await Assert.ThrowsAsync<AccessDeniedException>(() => search.Find(TestOrganization.Prod).ToListAsync());
    }

    private static OrganizationsRun RunOf(IamRun iam, StopSignal stop) =>
        new(OrganizationsSession.Of(iam.Session.Account), stop);

    private static Predicate<string>? PatternOf(string text) => text.EndsWith('*')
        ? name => name.StartsWith(text[..^1], StringComparison.OrdinalIgnoreCase)
        : null;
}
