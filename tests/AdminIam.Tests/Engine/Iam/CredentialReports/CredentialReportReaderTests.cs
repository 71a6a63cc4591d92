using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.CredentialReports;

public sealed class CredentialReportReaderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_report_is_returned_until_it_is_four_hours_old(bool isRequested)
    {
        var clock = new AheadClock();
        // The client signs with the time of the system.
        using var sandbox = new RunningSandbox(new SandboxOptions { TimeProvider = clock, AnyCredential = true });
        using var stop = new StopSignal();
        using var session = await TestSession.ConnectAsync(sandbox, stop, clock);
        var run = new IamRun(session, stop);
        Func<IamRun, Task<CredentialReport>> read =
            isRequested ? CredentialReportReader.ReadAsync : CredentialReportReader.ReadExistingAsync;

        var first = await read(run);
        Assert.InRange(first.Age!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(5));

        clock.Advance(TimeSpan.FromHours(3));
        var same = await read(run);
        Assert.Equal(first.GeneratedTime, same.GeneratedTime);
        Assert.InRange(same.Age!.Value, TimeSpan.FromHours(3), TimeSpan.FromHours(3.1));

        clock.Advance(TimeSpan.FromHours(1.1));
        var next = await read(run);
        Assert.True(next.GeneratedTime > first.GeneratedTime);
        Assert.InRange(next.Age!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_new_report_is_requested_once_and_read_when_it_is_ready()
    {
        using var sandbox = new RunningSandbox();
        using var stop = new StopSignal();
        using var session = await TestSession.ConnectAsync(sandbox, stop);

        await CredentialReportReader.ReadAsync(new IamRun(session, stop));

        var calls = sandbox.Server.Statistics.CallsByAction;
        Assert.Equal(1, calls["GenerateCredentialReport"]);
        Assert.InRange(calls["GetCredentialReport"], 1, 2);
    }
}
