using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Groups;

public sealed class GroupProvisionerTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new(
        new SandboxOptions { Faults = { VisibilityDelay = TimeSpan.FromSeconds(2) } });
    private readonly StopSignal _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task Groups_that_were_just_created_elsewhere_are_accepted_by_ensure()
    {
        using var session = await TestSession.ConnectAsync(_sandbox, _stop);
        var run = new IamRun(session, _stop);
        string[] names = [.. Enumerable.Range(0, 8).Select(i => $"group{i}")];
        foreach (var name in names)
            await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", name));
        Assert.True((await _sandbox.Root.OkAsync("ListGroups")).All("GroupName").Count < names.Length);

        GroupProvisioner provisioner = new(run);
        var groups = await Task.WhenAll(names.Select(name =>
            provisioner.ProvisionAsync(new GroupRequest { GroupName = name, Policies = [], Ensure = true })));

        Assert.Equal(names, groups.Select(group => group.GroupName));
        Assert.All(groups, group => Assert.Equal(Outcome.Unchanged, group.Outcome));
    }
}
