using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Names;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Names;

public sealed class NamePagesTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();
    private readonly StopSignal _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task A_thousand_names_are_read_per_call_and_only_as_needed()
    {
        foreach (var some in Enumerable.Range(0, 1001).Chunk(50))
            await Task.WhenAll(some.Select(i => _sandbox.CreateUserAsync($"user{i:d4}")));
        using var session = await TestSession.ConnectAsync(_sandbox, _stop);
        var run = new IamRun(session, _stop);
        var names = NamePages.Users(run);
        Assert.Equal(0, Calls("ListUsers"));

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"user{i:d4}"), await names.NextAsync());
        Assert.Equal(1, Calls("ListUsers"));

        Assert.Equal(["user1000"], await names.NextAsync());
        Assert.Null(await names.NextAsync());
        Assert.Equal(2, Calls("ListUsers"));
    }

    [Fact]
    public async Task Names_of_policies_are_those_of_aws_and_of_the_account()
    {
        await _sandbox.Root.OkAsync(
            "CreatePolicy", ("PolicyName", "Own"),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'")));
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "Auditors"));
        using var session = await TestSession.ConnectAsync(_sandbox, _stop);
        var run = new IamRun(session, _stop);

        var policies = await NamePages.Policies(run).ToListAsync();

        Assert.Contains("Own", policies);
        Assert.Contains("AdministratorAccess", policies);
        Assert.Equal(1, Calls("ListPolicies"));
        Assert.Equal(["Auditors"], await NamePages.Groups(run).ToListAsync());
    }

    private long Calls(string action) => _sandbox.Server.Statistics.CallsByAction.GetValueOrDefault(action);
}
