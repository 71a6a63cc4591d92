using System.Text.Json;
using AdminIam.Build;

namespace AdminIam.Tests.Sandbox;

/// <summary>
/// An organization that manages the root access of its accounts centrally. The root user of Prod has every kind of
/// credential.
/// </summary>
internal sealed class TestRootAccess : IDisposable
{
    public const string Prod = TestOrganization.Prod;
    public const string Test = TestOrganization.Test;
    public const string Key = "AKIAROOTROOTROOTROOT";
    public const string Certificate = "ROOTCERTIFICATEROOTCERTIFICATE22";
    public const string Service = "iam.amazonaws.com";
    public static readonly string Device = $"arn:aws:iam::{Prod}:mfa/root-account-mfa-device";

    private static readonly object State = new
    {
        accountId = RunningSandbox.AccountId,
        created = DateTime.UtcNow,
        members = new Dictionary<string, object>
        {
            [Prod] = new
            {
                root = new
                {
                    accessKeys = new[] { new { id = Key, secret = "secret", created = DateTime.UtcNow } },
                    signingCertificates = new[] { new { id = Certificate, body = "-", uploaded = DateTime.UtcNow } },
                },
                roles = new[]
                {
                    new
                    {
                        name = "OrganizationAccountAccessRole", id = "AROAPRODPRODPRODPROD2", created = DateTime.UtcNow,
                        assumeRolePolicyDocument = TestRole.TrustOf(RunningSandbox.AccountId),
                        attachedPolicies = new[] { RunningSandbox.AdministratorAccess },
                    },
                },
                mfaDevices = new[]
                {
                    new
                    {
                        name = "root-account-mfa-device", seed = "GEZDGNBVGY3TQOJQ", created = DateTime.UtcNow,
                        userName = "<root_account>", enabled = DateTime.UtcNow,
                    },
                },
            },
        },
    };

    private readonly TemporaryFolder _folder;

    private TestRootAccess(TemporaryFolder folder, RunningSandbox sandbox, SandboxClient administrator) =>
        (_folder, Sandbox, Administrator) = (folder, sandbox, administrator);

    public RunningSandbox Sandbox { get; }

    /// <summary>A user of the management account who may do everything.</summary>
    public SandboxClient Administrator { get; }

    public JsonServiceClient Organizations => JsonServiceClient.Organizations(Sandbox);

    public string StatePath => _folder.PathOf("state.json");

    public static async Task<TestRootAccess> StartAsync(bool isEnabled = true, TimeProvider? clock = null)
    {
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("state.json"), JsonSerializer.Serialize(State));
        var sandbox = new RunningSandbox(TestOrganization.Options(clock, folder.PathOf("state.json")));
        var access = new TestRootAccess(folder, sandbox, await TestMember.AdministratorAsync(sandbox));
        if (isEnabled)
        {
            await access.Organizations.OkAsync("EnableAWSServiceAccess", new { ServicePrincipal = Service });
            await access.Administrator.OkAsync("EnableOrganizationsRootCredentialsManagement");
            await access.Administrator.OkAsync("EnableOrganizationsRootSessions");
        }

        return access;
    }

    /// <summary>The parameters of AssumeRoot.</summary>
    public static (string Key, string Value)[] Request(string target, string task) =>
        [("TargetPrincipal", target), ("TaskPolicyArn.arn", PolicyArn(task))];

    public static string PolicyArn(string task) => "arn:aws:iam::aws:policy/root-task/" + task;

    /// <summary>Opens a session of the root user of an account.</summary>
    public async Task<SandboxClient> RootAsync(string account, string task) =>
        Sandbox.Session(await Administrator.OkAsync("AssumeRoot", Request(account, task)));

    public Task<SandboxClient> AuditorAsync(string account) => RootAsync(account, "IAMAuditRootUserCredentials");

    public Task<SandboxClient> DeleterAsync(string account) => RootAsync(account, "IAMDeleteRootUserCredentials");

    public void Dispose()
    {
        Sandbox.Dispose();
        _folder.Dispose();
    }
}
