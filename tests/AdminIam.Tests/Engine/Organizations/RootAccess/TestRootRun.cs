using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Engine.Organizations.RootAccess;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Organizations.RootAccess;

/// <summary>A run of the engine as an administrator of an organization that manages root access centrally.</summary>
internal sealed class TestRootRun : IDisposable
{
    private readonly IamSession _session;

    private TestRootRun(TestRootAccess access, IamSession session, StopSignal stop)
    {
        Access = access;
        _session = session;
        Stop = stop;
        Opener = new RootSessionOpener(session.Account, stop);
    }

    public static OrganizationAccount Prod { get; } = new() { Id = TestRootAccess.Prod, Name = "Prod" };

    public static OrganizationAccount Test { get; } = new() { Id = TestRootAccess.Test, Name = "Test" };

    public TestRootAccess Access { get; }

    public StopSignal Stop { get; }

    public RootSessionOpener Opener { get; }

    public static async Task<TestRootRun> StartAsync(
        bool isEnabled = true, string region = "us-east-1", TimeProvider? clock = null)
    {
        var access = await TestRootAccess.StartAsync(isEnabled, clock);
        var key = await access.Administrator.OkAsync("CreateAccessKey", ("UserName", "admin"));
        var stop = new StopSignal();
        var session = await IamSession.ConnectAsync(
            new SessionOptions
            {
                AccessKey = key["AccessKeyId"],
                SecretKey = SecretText.Protect(key["SecretAccessKey"]),
                EndpointUrl = access.Sandbox.Server.Url,
                Region = region,
            },
            stop);
        return new TestRootRun(access, session, stop);
    }

    /// <summary>Denies actions to the root user of Prod by a service control policy.</summary>
    /// <returns>The ID of the policy.</returns>
    public async Task<string> DenyAsync(string action)
    {
        var policy = await TestControlPolicy.CreateAsync(
            Access.Organizations, "Deny", $"'Effect':'Deny','Action':'{action}','Resource':'*'");
        await TestControlPolicy.AttachAsync(Access.Organizations, policy, TestRootAccess.Prod);
        return policy;
    }

    public Task AllowAsync(string policy) =>
        TestControlPolicy.DetachAsync(Access.Organizations, policy, TestRootAccess.Prod);

    public void Dispose()
    {
        Opener.Dispose();
        _session.Dispose();
        Stop.Dispose();
        Access.Dispose();
    }
}
