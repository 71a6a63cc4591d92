using AdminIam.Build;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class LastAccessOperationsTests : IDisposable
{
    private static readonly string Everything = RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'");
    private readonly MovableClock _clock = new();
    private readonly RunningSandbox _sandbox;

    public LastAccessOperationsTests() => _sandbox = new RunningSandbox(new SandboxOptions { TimeProvider = _clock });

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_report_of_a_user_has_the_services_of_the_policies_and_their_last_uses()
    {
        var alice = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            "'Effect':'Allow','Action':['iam:List*','s3:GetObject'],'Resource':'*'",
            "'Effect':'Deny','Action':'ec2:*','Resource':'*'"));
        await alice.OkAsync("ListUsers");

        var report = await ReportAsync("arn:aws:iam::123456789012:user/alice", "ACTION_LEVEL");

        Assert.Equal(["iam", "s3"], report.All("ServiceNamespace"));
        Assert.Equal(["1", "0"], report.All("TotalAuthenticatedEntities"));
        Assert.Equal(
            ("arn:aws:iam::123456789012:user/alice", "us-east-1", "ListUsers"),
            (report["LastAuthenticatedEntity"], report["LastAuthenticatedRegion"], report["ActionName"]));
        Assert.Equal("ACTION_LEVEL", report["JobType"]);
    }

    [Fact]
    public async Task A_report_of_a_group_is_about_its_members()
    {
        var alice = await _sandbox.UserClientAsync("alice");
        await _sandbox.UserClientAsync("bob");
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "g"));
        await _sandbox.Root.OkAsync(
            "AttachGroupPolicy", ("GroupName", "g"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        foreach (var name in new[] { "alice", "bob" })
            await _sandbox.Root.OkAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", name));
        await alice.OkAsync("GetCallerIdentity");
        foreach (var arn in new[] { "arn:aws:iam::123456789012:group/g", RunningSandbox.AdministratorAccess })
        {
            var job = await StartAsync(arn);
            var entities = await _sandbox.Root.OkAsync(
                "GetServiceLastAccessedDetailsWithEntities", job, ("ServiceNamespace", "sts"));
            Assert.Equal(["alice", "bob"], entities.All("Name"));
            Assert.Single(entities.All("LastAuthenticated"));
        }
    }

    [Fact]
    public async Task A_report_is_ready_after_a_while_and_only_for_its_owner()
    {
        var alice = await _sandbox.UserClientAsync("alice", Everything);
        var started = await _sandbox.Root.OkAsync(
            "GenerateServiceLastAccessedDetails", ("Arn", "arn:aws:iam::123456789012:user/alice"));
        var job = ("JobId", started["JobId"]);
        Assert.Equal("IN_PROGRESS", (await _sandbox.Root.OkAsync("GetServiceLastAccessedDetails", job))["JobStatus"]);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("COMPLETED", (await _sandbox.Root.OkAsync("GetServiceLastAccessedDetails", job))["JobStatus"]);
        Assert.Equal("NoSuchEntity", (await alice.CallAsync("GetServiceLastAccessedDetails", job)).Code);
        var page = await _sandbox.Root.OkAsync("GetServiceLastAccessedDetails", job, ("MaxItems", "2"));
        Assert.Equal((2, "true"), (page.All("ServiceNamespace").Count, page["IsTruncated"]));
    }

    [Fact]
    public async Task Uses_are_kept_in_the_file_of_last_uses()
    {
        using var folder = new TemporaryFolder();
        var options = new SandboxOptions { StatePath = folder.PathOf("iam.json"), TimeProvider = _clock };
        using (var sandbox = new RunningSandbox(options))
            await (await sandbox.UserClientAsync("alice", Everything)).OkAsync("ListGroups");
        using var again = new RunningSandbox(options);
        var job = await again.Root.OkAsync(
            "GenerateServiceLastAccessedDetails", ("Arn", "arn:aws:iam::123456789012:user/alice"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        var report = await again.Root.OkAsync("GetServiceLastAccessedDetails", ("JobId", job["JobId"]));
        Assert.Single(report.All("LastAuthenticated"));
    }

    private async Task<(string, string)> StartAsync(string arn, string granularity = "SERVICE_LEVEL")
    {
        var job = await _sandbox.Root.OkAsync(
            "GenerateServiceLastAccessedDetails", ("Arn", arn), ("Granularity", granularity));
        _clock.Advance(TimeSpan.FromSeconds(1));
        return ("JobId", job["JobId"]);
    }

    private async Task<SandboxReply> ReportAsync(string arn, string granularity) =>
        await _sandbox.Root.OkAsync("GetServiceLastAccessedDetails", await StartAsync(arn, granularity));
}
