using System.Text.Json.Nodes;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Tests.Engine.IdentityCenter.PermissionSets;

public sealed class PermissionSetCreatorTests
{
    private static readonly PermissionSetRequest Request = new()
    {
        Name = "Admins", Policies = ["AdministratorAccess"], CustomerPolicies = ["/A"],
    };

    [Fact]
    public async Task A_set_is_created_once_although_responses_are_lost()
    {
        using var test = await TestCenterRun.StartAsync();
        test.Sandbox.Server.Options.Faults.DropAfter = 0.3;
        for (var i = 0; i < 6; i++)
        {
            var plan = await new PermissionSetCreator(test.Run, test.Iam)
                .CreateAsync(Request with { Name = $"Set{i}" });
            Assert.Equal(Outcome.Created, plan.After.Outcome);
        }

        test.Sandbox.Server.Options.Faults.DropAfter = 0;
        var sets = await new PermissionSetReader(test.Run).List(_ => true).ToListAsync();
        Assert.Equal(6, sets.Count);
        foreach (var set in sets)
        {
            var policies = (await new PermissionSetReader(test.Run).WithDetailsAsync(set)).Policies;
            Assert.Equal("AdministratorAccess", Assert.Single(policies.Managed!).Name);
            Assert.Equal("/A", Assert.Single(policies.Customer!).FullName);
        }
    }

    [Fact]
    public async Task A_set_of_someone_else_is_not_ours_after_a_lost_response()
    {
        using var test = await TestCenterRun.StartAsync(
            state => state["identityCenter"]!["permissionSets"]![0]!["created"] = "2026-01-02T03:04:05Z",
            first => first.CreateSetAsync("Admins"),
            new SkippingClock());
        test.Sandbox.Server.Options.Faults.DropAfter = 0.3;

        for (var i = 0; i < 10; i++)
        {
            var failure = await Assert.ThrowsAsync<AdminException>(
                () => new PermissionSetCreator(test.Run, test.Iam).CreateAsync(Request));
            Assert.Equal("PermissionSetAlreadyExists", failure.ErrorId);
        }

        Assert.NotEqual(0, test.Sandbox.Server.Statistics.Faults);
    }

    [Fact]
    public async Task The_changes_of_an_existing_set_are_those_of_the_plan()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.CreateSetAsync("admins");
        var creator = new PermissionSetCreator(test.Run, test.Iam);

        var plan = await creator.PlanAsync(Request with { Ensure = true });
        var done = await creator.CreateAsync(Request with { Ensure = true });

        Assert.Equal(["policy attached: AdministratorAccess", "policy attached: /A"], plan!.After.Changes);
        Assert.Equal(plan.After.Changes, done.After.Changes);
        Assert.Equal(("admins", Outcome.Updated), (done.After.Name, done.After.Outcome));
        Assert.Null(await creator.PlanAsync(Request with { Name = "Other", Ensure = true }));
    }

    [Fact]
    public async Task A_delegated_administrator_learns_why_AWS_refuses_a_change()
    {
        const string Owner = "999988887777";
        using var test = await TestCenterRun.StartAsync(
            state =>
            {
                state["organization"]!["managementAccountId"] = Owner;
                state["organization"]!["delegatedAdministrators"]!.AsArray().Add(new JsonObject
                {
                    ["accountId"] = "123456789012",
                    ["servicePrincipal"] = "sso.amazonaws.com",
                    ["enabled"] = "2026-01-02T03:04:05Z",
                });
                state["identityStore"]!["ownerAccountId"] = Owner;
                state["identityCenter"]!["provisioned"]!.AsArray().Add(new JsonObject
                {
                    ["accountId"] = Owner,
                    ["permissionSetArn"] = state["identityCenter"]!["permissionSets"]![0]!["arn"]!.GetValue<string>(),
                });
            },
            first => first.CreateSetAsync("Admins"));
        var editor = new PermissionSetEditor(test.Run, test.Iam);
        var plan = await editor.PlanAsync(new PermissionSetRequest { Name = "Admins", Description = "New" });

        var failure = await Assert.ThrowsAsync<AdminException>(() => editor.ApplyAsync(plan));

        Assert.Equal("AccessDenied", failure.ErrorId);
        Assert.Contains($"The management account {Owner} has the permission set 'Admins'", failure.Message);
        Assert.Contains("Connect to the management account", failure.Advice);
    }
}
