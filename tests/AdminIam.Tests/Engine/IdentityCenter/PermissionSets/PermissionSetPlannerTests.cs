using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.Iam.Policies.Documents;
using CsCheck;

namespace AdminIam.Tests.Engine.IdentityCenter.PermissionSets;

public sealed class PermissionSetPlannerTests
{
    private static readonly string[] Managed = ["AdministratorAccess", "Billing", "SecurityAudit", "PowerUserAccess"];
    private static readonly string[] Customer = ["/A", "/b/B", "/C"];
    private static readonly Gen<string[]> ManagedChoice = Subset(Managed);
    private static readonly Gen<string[]> CustomerChoice = Subset(Customer);

    [Fact]
    public async Task A_set_has_exactly_or_at_least_what_is_requested_and_then_nothing_changes()
    {
        using var test = await TestCenterRun.StartAsync();
        var editor = new PermissionSetEditor(test.Run, test.Iam);
        await new PermissionSetCreator(test.Run, test.Iam).CreateAsync(Request([], []));
        await Gen.Select(ManagedChoice, CustomerChoice, Gen.Bool, Gen.Bool).SampleAsync(
            async wanted =>
            {
                var (managed, customer, hasInline, isExact) = wanted;
                var before = await ReadAsync(test);
                var request = Request(managed, customer) with
                {
                    InlinePolicy = hasInline ? PolicySource.FromText(Document) : null, Exact = isExact,
                };

                var plan = await editor.ApplyAsync(await editor.PlanAsync(request));

                var after = await ReadAsync(test);
                Assert.Equal(isExact ? managed.Order() : managed.Union(before.Managed).Order(), after.Managed.Order());
                Assert.Equal(
                    isExact ? customer.Order() : customer.Union(before.Customer).Order(), after.Customer.Order());
                Assert.Equal(hasInline || (!isExact && before.HasInline), after.HasInline);
                Assert.Equal(
                    before.Key == after.Key ? Outcome.Unchanged : Outcome.Updated, plan.After.Outcome);
                Assert.Empty((await editor.PlanAsync(request)).After.Changes);
            },
            iter: 25, threads: 1);
    }

    [Fact]
    public async Task Only_what_is_requested_is_read()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.CreateSetAsync("Admins");

        await new PermissionSetEditor(test.Run, test.Iam).PlanAsync(
            new PermissionSetRequest { Name = "Admins", Description = "New" });

        Assert.DoesNotContain(
            test.Sandbox.Server.Statistics.CallsByAction.Keys,
            key => key.Contains("Policies") || key.Contains("Policy") || key.Contains("Tags"));
    }

    [Fact]
    public async Task The_quotas_are_checked_before_a_change()
    {
        using var test = await TestCenterRun.StartAsync();
        var editor = new PermissionSetEditor(test.Run, test.Iam);
        await new PermissionSetCreator(test.Run, test.Iam).CreateAsync(
            Request([], [.. Enumerable.Range(0, 20).Select(i => $"/P{i}")]) with { Tags = Tags(0, 50) });

        foreach (var request in new[]
        {
            Request(["Billing"], []), new PermissionSetRequest { Name = "Admins", Tags = Tags(50, 1) },
        })
        {
            Assert.Equal(
                "QuotaExceeded",
                (await Assert.ThrowsAsync<AdminException>(() => editor.PlanAsync(request))).ErrorId);
        }

        // There is room after the others are detached or removed.
        await editor.ApplyAsync(await editor.PlanAsync(Request(Managed, Customer) with { Exact = true }));
        await editor.ApplyAsync(await editor.PlanAsync(
            new PermissionSetRequest { Name = "Admins", Tags = Tags(50, 1), RemovedTags = ["key3", "absent"] }));
        var tags = await new PermissionSetReader(test.Run).TagsAsync(
            (await new PermissionSetIndex(test.Run).GetAsync("Admins")).Arn);
        Assert.Equal(50, tags.Count);
    }

    private const string Document =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    private static Gen<string[]> Subset(string[] all) => Gen.Bool.Array[all.Length].Select(
        chosen => all.Where((_, i) => chosen[i]).ToArray());

    private static PermissionSetRequest Request(string[] managed, string[] customer) =>
        new() { Name = "Admins", Policies = managed, CustomerPolicies = customer };

    private static List<KeyValuePair<string, string>> Tags(int start, int count) =>
        [.. Enumerable.Range(start, count).Select(i => new KeyValuePair<string, string>($"key{i}", "value"))];

    private static async Task<(string[] Managed, string[] Customer, bool HasInline, string Key)> ReadAsync(
        TestCenterRun test)
    {
        var named = ("PermissionSetArn", (object)(await new PermissionSetIndex(test.Run).GetAsync("Admins")).Arn);
        var managed = (await test.OkAsync("ListManagedPoliciesInPermissionSet", named))
            .GetProperty("AttachedManagedPolicies").EnumerateArray().Select(one => one.GetProperty("Name").GetString()!)
            .ToArray();
        var customer = (await test.OkAsync("ListCustomerManagedPolicyReferencesInPermissionSet", named))
            .GetProperty("CustomerManagedPolicyReferences").EnumerateArray()
            .Select(one => one.GetProperty("Path").GetString() + one.GetProperty("Name").GetString()).ToArray();
        var inline = (await test.OkAsync("GetInlinePolicyForPermissionSet", named))
            .GetProperty("InlinePolicy").GetString();
        var hasInline = !string.IsNullOrEmpty(inline);
        return (managed, customer, hasInline, string.Join(" ", [.. managed.Order(), .. customer.Order(), inline]));
    }
}
