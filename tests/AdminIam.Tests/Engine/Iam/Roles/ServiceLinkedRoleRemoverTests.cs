using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Roles;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Roles;

public sealed class ServiceLinkedRoleRemoverTests
{
    private const string Service = "cloudhsm.amazonaws.com";

    [Fact]
    public async Task A_role_is_gone_when_the_removal_returns_and_one_that_is_gone_is_no_error()
    {
        using var run = await TestRun.StartAsync();
        var role = await new ServiceLinkedRoles(run.Iam).CreateAsync(Service, null, null, ensure: false);
        var remover = new ServiceLinkedRoleRemover(run.Iam);

        await remover.RemoveAsync(role);
        await remover.RemoveAsync(role);

        Assert.Empty(await new ServiceLinkedRoleReader(run.Iam).List().ToListAsync());
    }

    [Fact]
    public async Task The_wait_ends_after_minutes_and_the_error_names_the_task_that_continues()
    {
        // The clock of the sandbox stands still, so that its task never ends; that of the run skips what it waits for.
        var clock = new SkippingClock();
        using var sandbox = new RunningSandbox(new SandboxOptions { TimeProvider = new MovableClock() });
        using var stop = new StopSignal();
        using var session = await TestSession.ConnectAsync(sandbox, stop, clock);
        var run = new IamRun(session, stop);
        var role = await new ServiceLinkedRoles(run).CreateAsync(Service, null, null, ensure: false);

        var remover = new ServiceLinkedRoleRemover(run);
        var error = await Assert.ThrowsAsync<AdminException>(() => remover.RemoveAsync(role));

        Assert.Equal(
            ("RoleDeletionTimeout", ErrorKind.Service, role.RoleName), (error.ErrorId, error.Kind, error.Target));
        Assert.Contains($"task/aws-service-role/{Service}/{role.RoleName}/", error.Message, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }
}
