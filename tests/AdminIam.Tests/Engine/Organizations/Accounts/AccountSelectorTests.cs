using System.Text.Json.Nodes;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Organizations;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Engine.IdentityCenter;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Organizations.Accounts;

public sealed class AccountSelectorTests
{
    private const string Prefix = "AWSOrganizationsV20161128.";

    [Theory]
    [InlineData("111122223333", "Prod")]
    [InlineData("1111-2222-3333", "Prod")]
    [InlineData("prod", "Prod")]
    [InlineData("P*", "Prod")]
    [InlineData("Nothing*", "")]
    [InlineData("/Workloads", "Test")]
    [InlineData("/workloads/Live", "Prod")]
    [InlineData("/Workloads/", "Test")]
    [InlineData("/Workloads/*", "Prod,Test")]
    [InlineData("/*/Live", "Prod")]
    [InlineData("/", "Management,Audit")]
    [InlineData("/*", "Prod,Management,Test,Audit")]
    public async Task An_account_is_selected_by_ID_name_pattern_and_organizational_unit(string text, string names)
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());

        var accounts = await Selector(test).SelectAsync(text);

        Assert.Equal(names, string.Join(",", accounts.Select(account => account.Name)));
    }

    [Theory]
    [InlineData("Prodd", "AccountNotFound", "'Prod'")]
    [InlineData("111122223334", "AccountNotFound", "'111122223333'")]
    [InlineData("11122223333", "AccountNotFound", "'011122223333'")]
    [InlineData("/Workloads/Life", "OrganizationalUnitNotFound", "'/Workloads/Live'")]
    public async Task An_unknown_account_is_an_error_with_what_may_be_meant(string text, string errorId, string advice)
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());

        var failure = await Assert.ThrowsAsync<AdminException>(() => Selector(test).SelectAsync(text));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains(advice, failure.Advice);
    }

    [Fact]
    public async Task A_name_of_several_accounts_is_ambiguous()
    {
        var options = TestOrganization.Options();
        options.Accounts =
        [
            .. options.Accounts, new SandboxMemberAccount("222233334444", "Prod"),
            new SandboxMemberAccount("333344445555", "test"),
        ];
        using var test = await TestRun.StartAsync(options);

        var failure = await Assert.ThrowsAsync<AdminException>(() => Selector(test).SelectAsync("prod"));

        Assert.Equal("AmbiguousAccount", failure.ErrorId);
        Assert.Contains("111122223333, 222233334444", failure.Message);
        Assert.Equal("333344445555", Assert.Single(await Selector(test).SelectAsync("test")).Id);
    }

    [Fact]
    public async Task An_ID_does_not_require_the_right_to_list_accounts()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var alone = await test.AsAsync("alice", "'Effect':'Allow','Action':'iam:*','Resource':'*'");
        var one = await test.AsAsync(
            "bob", "'Effect':'Allow','Action':'organizations:DescribeAccount','Resource':'*'");

        Assert.Equal((TestOrganization.Prod, (string?)null), await FirstAsync(alone));
        Assert.Equal((TestOrganization.Prod, "Prod"), await FirstAsync(one));
        Assert.Equal("Check the ID.", (await Assert.ThrowsAsync<AdminException>(
            () => Selector(one, test).SelectAsync("999999999999"))).Advice);

        async Task<(string, string?)> FirstAsync(AdminIam.Engine.Iam.IamRun run)
        {
            var account = Assert.Single(await Selector(run, test).SelectAsync(TestOrganization.Prod));
            return (account.Id, account.Name);
        }
    }

    [Fact]
    public async Task A_suspended_account_is_not_selected_and_is_an_error_by_its_name()
    {
        using var test = await TestCenterRun.StartAsync(state =>
        {
            foreach (var account in state["organization"]!["accounts"]!.AsArray().OfType<JsonObject>())
            {
                if (account["name"]!.GetValue<string>() == "Prod")
                    account["state"] = "SUSPENDED";
            }
        });
        var run = new OrganizationsRun(new OrganizationsSession(test.Run.Session.Account), test.Stop);
        var selector = new AccountSelector(run, PatternOf);

        Assert.DoesNotContain(await selector.SelectAsync("*"), account => account.Name == "Prod");
        Assert.DoesNotContain(await selector.SelectAsync("/*"), account => account.Name == "Prod");
        Assert.Equal("Prod", Assert.Single(selector.Skipped.Values).Name);
        foreach (var text in new[] { "Prod", TestOrganization.Prod })
        {
            var failure = await Assert.ThrowsAsync<AdminException>(() => selector.SelectAsync(text));
            Assert.Equal("AccountNotActive", failure.ErrorId);
            Assert.Contains("SUSPENDED", failure.Message);
        }

        var any = new AccountSelector(run, PatternOf) { AnyState = true };
        Assert.False(Assert.Single(await any.SelectAsync("Prod")).IsActive);
        Assert.Contains(await any.SelectAsync("*"), account => account.Name == "Prod");
        Assert.Empty(any.Skipped);
    }

    [Fact]
    public async Task Many_IDs_are_read_from_the_list()
    {
        var options = TestOrganization.Options();
        options.Accounts =
        [
            .. options.Accounts,
            .. Enumerable.Range(0, 45).Select(i => new SandboxMemberAccount($"{200000000000 + i}", $"Member{i}")),
        ];
        using var test = await TestRun.StartAsync(options);
        var selector = Selector(test);

        for (var i = 0; i < 45; i++)
            Assert.Equal($"Member{i}", Assert.Single(await selector.SelectAsync($"{200000000000 + i}")).Name);

        // One of the pages of the sandbox's list is empty.
        var calls = test.Sandbox.Server.Statistics.CallsByAction;
        Assert.Equal((5, 4), (calls[Prefix + "DescribeAccount"], calls[Prefix + "ListAccounts"]));
        Assert.Equal("Audit", await selector.NameOfAsync("777788889999"));
        Assert.Null(await selector.NameOfAsync("999999999999"));
    }

    private static AccountSelector Selector(TestRun test) => Selector(test.Iam, test);

    private static AccountSelector Selector(AdminIam.Engine.Iam.IamRun run, TestRun test) =>
        new(new OrganizationsRun(new OrganizationsSession(run.Session.Account), test.Stop), PatternOf);

    private static Predicate<string>? PatternOf(string text) => !text.Contains('*')
        ? null
        : name => name.Length >= text.Length - 1
            && name.StartsWith(text[..text.IndexOf('*')], StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(text[(text.IndexOf('*') + 1)..], StringComparison.OrdinalIgnoreCase);
}
