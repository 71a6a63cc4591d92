using AdminIam.Engine.Organizations;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Organizations.Accounts;

public sealed class AccountLocatorTests
{
    [Fact]
    public async Task Units_are_found_with_the_IDs_that_AWS_sends_and_without_them()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var run = OrganizationsRun.Of(test.Iam.Session.Account, test.Stop);
        var described = (await new AccountReader(run).FindAsync(TestOrganization.Prod))!;
        Assert.Equal(2, described.UnitIds!.Count);
        var listed = (await new AccountReader(run).List().ToListAsync()).ConvertAll(one => one with { UnitIds = null });
        var locator = new AccountLocator(run);

        Assert.Equal("/Workloads/Live", (await locator.LocateAsync(described)).UnitPath);
        var paths = new Dictionary<string, string?>();
        foreach (var account in listed)
            paths[account.Name!] = (await locator.LocateAsync(account)).UnitPath;
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["Prod"] = "/Workloads/Live", ["Test"] = "/Workloads", ["Audit"] = "/", ["Management"] = "/",
            },
            paths);
    }

    [Fact]
    public async Task A_known_unit_is_not_read_again()
    {
        using var test = await TestRun.StartAsync(TestOrganization.Options());
        var run = OrganizationsRun.Of(test.Iam.Session.Account, test.Stop);
        var account = new OrganizationAccount { Id = TestOrganization.Prod, UnitPath = "/Known" };

        Assert.Same(account, await new AccountLocator(run).LocateAsync(account));
    }
}
