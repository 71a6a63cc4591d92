using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Tests.Engine.IdentityCenter.Assignments;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Tests.Engine.IdentityCenter.PermissionSets;

public sealed class PermissionSetWriterTests
{
    private static readonly ManagedPolicyReference Billing =
        new("Billing", "arn:aws:iam::aws:policy/job-function/Billing");

    [Fact]
    public async Task A_change_that_is_already_so_is_no_error()
    {
        using var test = await TestCenterRun.StartAsync();
        var writer = new PermissionSetWriter(test.Run, await test.CreateSetAsync("Admins"), isNew: false);

        for (var i = 0; i < 2; i++)
        {
            await writer.AttachAsync(Billing);
            await writer.AttachAsync(new CustomerPolicyReference("/", "A"));
        }

        for (var i = 0; i < 2; i++)
        {
            await writer.DetachAsync(Billing);
            await writer.DetachAsync(new CustomerPolicyReference("/", "A"));
            await writer.DeleteInlineAsync();
            await writer.DeleteBoundaryAsync();
        }
    }

    [Fact]
    public async Task A_lost_response_is_not_waited_for_again()
    {
        using var test = await TestCenterRun.StartAsync();
        var arn = await test.CreateSetAsync("Admins");
        var start = DateTime.UtcNow;
        test.Sandbox.Server.Options.Faults.DropAfter = 0.3;

        for (var i = 0; i < 8; i++)
        {
            await new PermissionSetWriter(test.Run, arn, isNew: false)
                .AttachAsync(new CustomerPolicyReference("/", $"P{i}"));
        }

        test.Sandbox.Server.Options.Faults.DropAfter = 0;
        Assert.Equal(8, (await new PermissionSetReader(test.Run).CustomerAsync(arn)).Count);
        Assert.InRange(DateTime.UtcNow - start, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_new_set_may_not_be_visible_yet()
    {
        using var test = await TestAssignments.StartAsync();
        test.Faults.VisibilityDelay = TimeSpan.FromMinutes(1);
        var arn = await test.Center.CreateSetAsync("New");

        await Assert.ThrowsAsync<ResourceNotFoundException>(
            () => new PermissionSetWriter(test.Center.Run, arn, isNew: false).AttachAsync(Billing));
        await new PermissionSetWriter(test.Center.Run, arn, isNew: true).AttachAsync(Billing);
        // A policy does not become visible.
        var start = test.Clock.Elapsed;
        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new PermissionSetWriter(test.Center.Run, arn, isNew: true)
                .AttachAsync(new ManagedPolicyReference("Nothing", "arn:aws:iam::aws:policy/Nothing")));
        Assert.Equal("NotFound", failure.ErrorId);
        Assert.InRange(test.Clock.Elapsed - start, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task The_other_attributes_stay()
    {
        using var test = await TestCenterRun.StartAsync();
        await test.OkAsync(
            "CreatePermissionSet", ("Name", "Admins"), ("RelayState", "https://example.com"), ("Description", "Old"));
        var editor = new PermissionSetEditor(test.Run, test.Iam);

        await editor.ApplyAsync(await editor.PlanAsync(
            new PermissionSetRequest { Name = "Admins", SessionDuration = TimeSpan.FromHours(2) }));

        var set = await new PermissionSetReader(test.Run).DescribeAsync(
            (await new PermissionSetIndex(test.Run).GetAsync("Admins")).Arn);
        Assert.Equal(
            ("https://example.com", "Old", TimeSpan.FromHours(2)),
            (set.RelayState, set.Description, set.SessionDuration));
    }
}
