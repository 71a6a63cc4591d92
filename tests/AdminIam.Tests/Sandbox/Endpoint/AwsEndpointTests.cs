using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Endpoint;

public sealed class AwsEndpointTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Calls_are_counted_by_their_action_even_those_that_fail()
    {
        await _sandbox.Root.OkAsync("ListUsers");
        await _sandbox.Root.CallAsync("GetUser", ("UserName", "nobody"));
        await _sandbox.Root.CallAsync("GetUser", ("UserName", "nobody"));

        var statistics = _sandbox.Server.Statistics;
        Assert.Equal(
            (1, 2, 3, 0),
            (statistics.CallsByAction[
                "ListUsers"], statistics.CallsByAction["GetUser"], statistics.TotalCalls, statistics.InFlight));
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_of_its_own()
    {
        var ok = await _sandbox.Root.OkAsync("ListUsers");
        var failed = await _sandbox.Root.CallAsync("GetUser", ("UserName", "nobody"));

        Assert.True(
            Guid.TryParse(ok["RequestId"], out var first)
                && Guid.TryParse(failed["RequestId"], out var second)
                && first != second);
    }

    [Theory]
    [InlineData("Action=ListUsers&Version=2009-01-01", "InvalidAction")]
    [InlineData("Action=Nonsense&Version=2010-05-08", "InvalidAction")]
    [InlineData("Version=2010-05-08", "MissingAction")]
    public async Task An_operation_that_a_version_does_not_have_is_invalid(string body, string code) =>
        Assert.Equal(code, (await _sandbox.Root.SendAsync(body, "iam")).Code);

    [Fact]
    public async Task A_call_that_is_refused_changes_nothing()
    {
        var alice = await _sandbox.UserClientAsync("alice");

        Assert.Equal("AccessDenied", (await alice.CallAsync("CreateUser", ("UserName", "bob"))).Code);
        Assert.Equal("NoSuchEntity", (await _sandbox.Root.CallAsync("GetUser", ("UserName", "bob"))).Code);
    }

    [Fact]
    public async Task A_failure_that_was_asked_for_comes_before_the_work()
    {
        using var failing = new RunningSandbox(new SandboxOptions { Faults = { Throttle = 1 } });

        Assert.Equal(
            "400 Throttling: Rate exceeded", (await failing.Root.CallAsync("CreateUser", ("UserName", "alice"))).Error);
        Assert.Equal(1, failing.Server.Statistics.Faults);
        failing.Server.Options.Faults.Throttle = 0;
        Assert.Empty((await failing.Root.OkAsync("ListUsers")).All("UserName"));
    }
}
