using System.Text.Json;
using System.Text.Json.Nodes;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam;
using AdminIam.Engine.IdentityCenter;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;
using AdminIam.Tests.Sandbox.Services.IdentityStore;

namespace AdminIam.Tests.Engine.IdentityCenter;

/// <summary>A run of the engine against the instance of IAM Identity Center of a sandbox.</summary>
internal sealed class TestCenterRun : IDisposable
{
    private readonly StopSignal _stop;
    private readonly IamSession _iam;

    private TestCenterRun(RunningSandbox sandbox, StopSignal stop, IamSession iam, TestStore store)
    {
        Sandbox = sandbox;
        _stop = stop;
        _iam = iam;
        Store = store;
    }

    public RunningSandbox Sandbox { get; }

    /// <summary>The identity store, without the engine.</summary>
    public TestStore Store { get; }

    public IdentityCenterRun Run { get; private set; } = null!;

    /// <summary>A run against IAM of the management account.</summary>
    public IamRun Iam => new(_iam, _stop);

    /// <summary>Ends the run.</summary>
    public StopSignal Stop => _stop;

    public static async Task<TestCenterRun> StartAsync(
        Action<SandboxOptions>? change = null, TimeProvider? time = null)
    {
        var options = TestOrganization.Options();
        options.IdentityCenter.RequestDuration = TimeSpan.FromMilliseconds(50);
        change?.Invoke(options);
        var sandbox = new RunningSandbox(options);
        var stop = new StopSignal();
        var iam = await TestSession.ConnectAsync(sandbox, stop, time ?? options.TimeProvider);
        var store = await TestStore.OfAsync(sandbox, options.IdentityCenter.Region ?? "us-east-1");
        var test = new TestCenterRun(sandbox, stop, iam, store);
        test.Run = new IdentityCenterRun(await test.ConnectAsync(), stop);
        return test;
    }

    /// <summary>Starts a sandbox whose state was changed while it was stopped.</summary>
    public static async Task<TestCenterRun> StartAsync(
        Action<JsonObject> edit, Func<TestCenterRun, Task>? setUp = null, TimeProvider? time = null)
    {
        var path = Path.Combine(Path.GetTempPath(), $"adminiam-{Guid.NewGuid()}.json");
        using (var first = await StartAsync(options => options.StatePath = path))
        {
            if (setUp is not null)
                await setUp(first);
        }

        var state = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        edit(state);
        await File.WriteAllTextAsync(path, state.ToJsonString());
        return await StartAsync(options => options.StatePath = path, time);
    }

    /// <summary>Calls an operation of the administration without the engine.</summary>
    public Task<JsonElement> OkAsync(string operation, params (string Name, object Value)[] members)
    {
        var input = members.ToDictionary(member => member.Name, member => member.Value);
        input["InstanceArn"] = Run.Session.Instance.InstanceArn;
        return JsonServiceClient.SsoAdmin(Sandbox, Run.Session.Instance.Region).OkAsync(operation, input);
    }

    /// <summary>Creates a permission set.</summary>
    /// <returns>The ARN.</returns>
    public async Task<string> CreateSetAsync(string name) =>
        (await OkAsync("CreatePermissionSet", ("Name", name))).GetProperty("PermissionSet").Text("PermissionSetArn");

    /// <summary>Another run of the same session.</summary>
    public IdentityCenterRun Another(StopSignal stop) => new(Run.Session, stop);

    public Task<IdentityCenterSession> ConnectAsync(string? region = null) =>
        IdentityCenterSession.FindAsync(_iam.Account, region, _stop);

    public Task<IdentityCenterSession> ConnectAsAdministratorAsync() =>
        IdentityCenterSession.ConnectAsync(_iam.Account, null, _stop);

    public void Dispose()
    {
        _iam.Dispose();
        Sandbox.Dispose();
        _stop.Dispose();
    }
}
