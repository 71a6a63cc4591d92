using System.Text.Json;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox.Services.IdentityStore;

namespace AdminIam.Tests.Sandbox.Services.SsoAdmin;

/// <summary>A sandbox with Identity Center, whose clock a test moves.</summary>
internal sealed class TestCenter : IDisposable
{
    public const string AdministratorAccess = RunningSandbox.AdministratorAccess;
    public static readonly TimeSpan RequestDuration = TimeSpan.FromSeconds(1);

    private TestCenter(RunningSandbox sandbox, MovableClock clock, JsonElement instance, TestStore store)
    {
        Sandbox = sandbox;
        Clock = clock;
        Client = JsonServiceClient.SsoAdmin(sandbox);
        InstanceArn = instance.Text("InstanceArn");
        Store = store;
    }

    public RunningSandbox Sandbox { get; }

    public MovableClock Clock { get; }

    public JsonServiceClient Client { get; }

    public TestStore Store { get; }

    public string InstanceArn { get; }

    public static async Task<TestCenter> StartAsync(Action<SandboxOptions>? change = null)
    {
        var clock = new MovableClock();
        var options = TestOrganization.Options(clock);
        change?.Invoke(options);
        var sandbox = new RunningSandbox(options);
        var instances = await JsonServiceClient.SsoAdmin(sandbox).OkAsync("ListInstances");
        return new TestCenter(
            sandbox, clock, instances.GetProperty("Instances")[0], await TestStore.OfAsync(sandbox));
    }

    public void Dispose() => Sandbox.Dispose();

    /// <summary>Calls an operation with the instance and further members.</summary>
    public Task<JsonElement> OkAsync(string operation, params (string Name, object Value)[] members) =>
        Client.OkAsync(operation, Input(members));

    public Task<string> ErrorAsync(string operation, params (string Name, object Value)[] members) =>
        Client.ErrorAsync(operation, Input(members));

    public async Task<string> CreateSetAsync(string name) =>
        (await OkAsync("CreatePermissionSet", ("Name", name))).GetProperty("PermissionSet").Text("PermissionSetArn");

    /// <summary>Starts the creation of an assignment and returns the id of the request.</summary>
    public async Task<string> AssignAsync(string set, string account, string principal, string type = "USER") =>
        (await OkAsync("CreateAccountAssignment", Assignment(set, account, principal, type)))
            .GetProperty("AccountAssignmentCreationStatus").Text("RequestId");

    public async Task<string> UnassignAsync(string set, string account, string principal, string type = "USER") =>
        (await OkAsync("DeleteAccountAssignment", Assignment(set, account, principal, type)))
            .GetProperty("AccountAssignmentDeletionStatus").Text("RequestId");

    public static (string Name, object Value)[] Assignment(
        string set, string account, string principal, string type = "USER") =>
    [
        ("PermissionSetArn", set), ("TargetId", account), ("TargetType", "AWS_ACCOUNT"), ("PrincipalId", principal),
        ("PrincipalType", type),
    ];

    /// <summary>Waits for all requests.</summary>
    public void Complete() => Clock.Advance(RequestDuration);

    /// <summary>The status of the creation of an assignment, and the reason for failure if there is one.</summary>
    public async Task<string> CreationAsync(string request) => Status((await OkAsync(
        "DescribeAccountAssignmentCreationStatus", ("AccountAssignmentCreationRequestId", request)))
            .GetProperty("AccountAssignmentCreationStatus"));

    public async Task<string> DeletionAsync(string request) => Status((await OkAsync(
        "DescribeAccountAssignmentDeletionStatus", ("AccountAssignmentDeletionRequestId", request)))
            .GetProperty("AccountAssignmentDeletionStatus"));

    /// <summary>Provisions a set again and returns the final status.</summary>
    public async Task<string> ProvisionAsync(string set, string? account = null)
    {
        (string, object)[] target = account is null
            ? [("TargetType", "ALL_PROVISIONED_ACCOUNTS")]
            : [("TargetType", "AWS_ACCOUNT"), ("TargetId", account)];
        var request = (await OkAsync("ProvisionPermissionSet", [("PermissionSetArn", set), .. target]))
            .GetProperty("PermissionSetProvisioningStatus").Text("RequestId");
        Complete();
        return Status((await OkAsync(
            "DescribePermissionSetProvisioningStatus", ("ProvisionPermissionSetRequestId", request)))
                .GetProperty("PermissionSetProvisioningStatus"));
    }

    private static string Status(JsonElement status) => status.TryGetProperty("FailureReason", out var reason)
        ? $"{status.Text("Status")}: {reason.GetString()}"
        : status.Text("Status");

    private Dictionary<string, object> Input((string Name, object Value)[] members)
    {
        var input = members.ToDictionary(member => member.Name, member => member.Value);
        input["InstanceArn"] = InstanceArn;
        return input;
    }
}
