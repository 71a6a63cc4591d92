using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Names;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine;

/// <summary>A run of the engine as the root user of a sandbox, with what tests often ask the sandbox.</summary>
internal sealed class TestRun : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    private TestRun(RunningSandbox sandbox, StopSignal stop, IamSession session)
    {
        Sandbox = sandbox;
        Stop = stop;
        Iam = new IamRun(session, stop);
        _owned.AddRange([session, stop, sandbox]);
    }

    public RunningSandbox Sandbox { get; }

    public StopSignal Stop { get; }

    public IamRun Iam { get; }

    public AccountNameIndex Names => new(Iam);

    /// <summary>A client that does not use the engine.</summary>
    public SandboxClient Root => Sandbox.Root;

    public static async Task<TestRun> StartAsync(SandboxOptions? options = null)
    {
        var sandbox = new RunningSandbox(options);
        var stop = new StopSignal();
        return new TestRun(sandbox, stop, await TestSession.ConnectAsync(sandbox, stop));
    }

    /// <summary>A run as a user with one inline policy of these statements.</summary>
    public async Task<IamRun> AsAsync(string userName, params string[] statements)
    {
        await Sandbox.UserClientAsync(userName, RunningSandbox.Policy(statements));
        var key = await Root.OkAsync("CreateAccessKey", ("UserName", userName));
        var session = await IamSession.ConnectAsync(
            new SessionOptions
            {
                AccessKey = key["AccessKeyId"],
                SecretKey = SecretText.Protect(key["SecretAccessKey"]),
                EndpointUrl = Sandbox.Server.Url,
                Region = "us-east-1",
            },
            Stop);
        _owned.Insert(0, session);
        return new IamRun(session, Stop);
    }

    /// <summary>The texts of the elements of a name in an answer about a user, group or policy.</summary>
    public async Task<string[]> ListAsync(
        string action, string element, params (string Key, string Value)[] parameters) =>
        [.. (await Root.OkAsync(action, parameters)).All(element)];

    public Task<string[]> GroupsOfAsync(string userName) =>
        ListAsync("ListGroupsForUser", "GroupName", ("UserName", userName));

    public Task<string[]> KeysOfAsync(string userName) =>
        ListAsync("ListAccessKeys", "AccessKeyId", ("UserName", userName));

    public async Task<bool> HasPasswordAsync(string userName) =>
        (await Root.CallAsync("GetLoginProfile", ("UserName", userName))).Status == 200;

    public async Task<bool> HasUserAsync(string userName) =>
        (await Root.CallAsync("GetUser", ("UserName", userName))).Status == 200;

    public Task CreateGroupAsync(string groupName) => Root.OkAsync("CreateGroup", ("GroupName", groupName));

    /// <summary>Creates a managed policy that allows one action.</summary>
    /// <returns>The ARN.</returns>
    public async Task<string> CreatePolicyAsync(string policyName, string action = "s3:GetObject")
    {
        var document = RunningSandbox.Policy($"'Effect':'Allow','Action':'{action}','Resource':'*'");
        return (await Root.OkAsync("CreatePolicy", ("PolicyName", policyName), ("PolicyDocument", document)))["Arn"];
    }

    public void Dispose() => _owned.ForEach(one => one.Dispose());
}
