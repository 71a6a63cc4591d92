using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Completion;
using AdminIam.Errors;
using AdminIam.Permissions;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandboxes;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Starts an IAM endpoint on this computer and connects to it as the root user; no AWS account is required
/// or accessed.</summary>
/// <remarks>
/// <para>The sandbox implements the AWS protocol on 127.0.0.1, so that the AWS CLI and other tools can also use it. Its
/// state is kept in memory, or in a file with -Path.</para>
/// <para>A PowerShell process can run one sandbox at a time. Starting another one stops it.</para>
/// </remarks>
/// <example>
/// <summary>Try the module without an AWS account</summary>
/// <code>Start-AdminSandbox
/// New-AdminGroup
/// New-AdminUser alice -GroupName Administrators -GeneratePassword</code>
/// <para>Subsequent commands use the sandbox until Connect-AdminAccount or Stop-AdminSandbox runs.</para>
/// </example>
/// <example>
/// <summary>Save the state in a file</summary>
/// <code>Start-AdminSandbox -Path ./rehearsal.json -Latency 00:00:00.050</code>
/// <para>Adds 50 ms to every response, as on a real network.</para>
/// </example>
/// <example>
/// <summary>Rehearse throttling and server errors</summary>
/// <code>Start-AdminSandbox -Throttle 0.1 -ServerError 0.05 -Seed 7
/// New-AdminGroup
/// Import-Csv admins.csv | New-AdminUser -GroupName Administrators</code>
/// <para>The commands send the failed requests again.</para>
/// </example>
/// <example>
/// <summary>Rehearse for the Regions in China</summary>
/// <code>Start-AdminSandbox -Partition aws-cn
/// New-AdminGroup</code>
/// <para>The policy of the group is arn:aws-cn:iam::aws:policy/AdministratorAccess.</para>
/// </example>
/// <example>
/// <summary>Rehearse for an organization</summary>
/// <code>Start-AdminSandbox -Account 'Prod=111122223333', 'Ops/Test=444455556666'</code>
/// <para>The sandbox is the management account. Its instance of IAM Identity Center has no users, groups or permission
/// sets yet. Each account has users, groups, roles and policies of its own, and the role
/// OrganizationAccountAccessRole.</para>
/// </example>
/// <example>
/// <summary>Rehearse for accounts of all kinds</summary>
/// <code>@'
/// {
///   "organizationalUnits": [ "Workloads/Empty" ],
///   "accounts": [
///     { "id": "111122223333", "name": "Prod",
///       "organizationalUnit": "Workloads", "tags": { "Team": "Payments" },
///       "root": { "accessKeys": [ {} ], "mfaDevices": 1 } },
///     { "id": "444455556666", "name": "Old", "state": "SUSPENDED" },
///     { "id": "777788889999", "name": "Bought", "joinedMethod": "INVITED" }
///   ]
/// }
/// '@ | Set-Content organization.json
/// Start-AdminSandbox -Organization organization.json</code>
/// <para>The root user of Prod has an access key with a random ID. Bought does not have the role
/// OrganizationAccountAccessRole.</para>
/// </example>
[Cmdlet(
    VerbsLifecycle.Start, "AdminSandbox", SupportsShouldProcess = true,
    HelpUri = HelpPage.Folder + "Start-AdminSandbox.md")]
[OutputType(typeof(AdminSandbox))]
[RequiresActions]
public sealed class StartAdminSandboxCommand : PSCmdlet, IDisposable
{
    private readonly SessionConnector _connector = new();

    /// <summary>The port on 127.0.0.1, from 1 to 65535.</summary>
    /// <value>Any available port</value>
    [Parameter]
    [ValidateRange(1, 65535)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int? Port { get; set; }

    /// <summary>A JSON file for the state, which is created if it does not exist. Only the owner can read it, and only
    /// one sandbox at a time can use it. A file that is damaged or has a newer version is an error and is not
    /// changed.</summary>
    [Parameter(Position = 0)]
    public string? Path { get; set; }

    /// <summary>The account ID, 12 digits.</summary>
    /// <value>123456789012</value>
    [Parameter]
    [ValidatePattern(@"^\d{12}$")]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string AccountId { get; set; } = "123456789012";

    /// <summary>The AWS partition: aws, aws-cn for the Regions in China, or aws-us-gov for AWS GovCloud (US). The ARNs,
    /// the AWS managed policies and the Region are those of the partition.</summary>
    /// <value>aws</value>
    [Parameter]
    [ValidateSet("aws", "aws-cn", "aws-us-gov")]
    public string Partition { get; set; } = SandboxPartition.Default;

    /// <summary>The member accounts of the organization that the account manages, each as Name=ID, such as
    /// Prod=111122223333. Organizational units precede the name, as in Workloads/Prod=111122223333. With at least one
    /// account, IAM Identity Center is enabled. Accounts that a state file does not contain are added to it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string[]? Account { get; set; }

    /// <summary>A JSON file with the member accounts of the organization, as docs/sandbox.md describes it: the list
    /// accounts, each with id, name and, if needed, email, organizationalUnit, state, joinedMethod, roleName, tags and
    /// root (password, accessKeys, mfaDevices, signingCertificates), and the list organizationalUnits of further paths.
    /// It can be combined with -Account.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Organization { get; set; }

    /// <summary>The Region in which IAM Identity Center is enabled. An existing state file keeps its
    /// Region.</summary>
    /// <value>us-east-1 in the partition aws</value>
    [Parameter]
    [ValidatePattern("^[a-z]{2,3}(-[a-z]+)+-[0-9]+$")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? IdentityCenterRegion { get; set; }

    /// <summary>How long IAM Identity Center takes to assign an account, to delete an assignment or to provision a
    /// permission set, as hours:minutes:seconds.</summary>
    /// <value>00:00:01</value>
    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public TimeSpan AssignmentDuration { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many calls a second each of the two APIs of IAM Identity Center accepts, as AWS does; 0 for any
    /// number. IAM is not throttled.</summary>
    /// <value>20</value>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int CallRate { get; set; } = 20;

    /// <summary>The access key ID of the root user.</summary>
    /// <value>sandbox</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string AccessKey { get; set; } = "sandbox";

    /// <summary>The secret access key of the root user. It is plain text, because it protects only the
    /// sandbox.</summary>
    /// <value>sandbox</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string SecretKey { get; set; } = "sandbox";

    /// <summary>Accepts any signature as that of the root user, for test suites with their own credentials.</summary>
    [Parameter]
    public SwitchParameter AnyCredential { get; set; }

    /// <summary>The time that is added to every response, as hours:minutes:seconds, such as 00:00:00.050 for 50
    /// ms.</summary>
    /// <value>00:00:00</value>
    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public TimeSpan Latency { get; set; }

    /// <summary>The seed of the random faults. The same seed produces the same sequence of faults.</summary>
    /// <value>0</value>
    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int Seed { get; set; }

    /// <summary>The fraction of calls that are throttled, from 0 to 1.</summary>
    /// <value>0</value>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public double Throttle { get; set; }

    /// <summary>The fraction of calls that fail with HTTP status 500, from 0 to 1.</summary>
    /// <value>0</value>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public double ServerError { get; set; }

    /// <summary>The fraction of calls whose connection is closed before the call is processed, from 0 to 1.</summary>
    /// <value>0</value>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public double DropBefore { get; set; }

    /// <summary>The fraction of calls whose connection is closed after the call is processed, from 0 to 1.</summary>
    /// <value>0</value>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public double DropAfter { get; set; }

    /// <summary>The maximum time until a new resource is visible to other calls, as hours:minutes:seconds.</summary>
    /// <value>00:00:00</value>
    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public TimeSpan VisibilityDelay { get; set; }

    /// <summary>The fraction of changes that fail with EntityTemporarilyUnmodifiable, from 0 to 1.</summary>
    /// <value>0</value>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public double TemporarilyUnmodifiable { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _connector.Dispose();

    /// <summary>Starts the sandbox.</summary>
    protected override void ProcessRecord()
    {
        var path = Path is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        if (!Questions.AskOrEnd(this, path ?? "127.0.0.1", "Start sandbox"))
            return;
        // A sandbox that uses the same port or file is stopped first. Any other sandbox is stopped only after the new
        // one has started.
        if (IsInTheWay(SessionStore.Sandbox, path))
            SessionStore.Sandbox!.Stop();
        var host = StartHost(path);
        SessionStore.Sandbox?.Stop();
        SessionStore.Sandbox = new AdminSandbox(host);
        // It may have the address of a sandbox whose names are known.
        AccountListCache.Invalidate();
        SessionStore.Session = new AdminSession(_connector.Connect(this, host.RootOptions));
        WriteObject(SessionStore.Sandbox);
    }

    /// <summary>Handles Ctrl+C.</summary>
    protected override void StopProcessing() => _connector.Stop();

    private bool IsInTheWay(AdminSandbox? running, string? path) =>
        running is not null && (running.EndpointUrl.Port == Port || (path is not null && running.Path == path));

    private SandboxHost StartHost(string? path)
    {
        try
        {
            var organization = SandboxAccounts.Read(
                Account,
                Organization is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(Organization),
                AccountId);
            return SandboxHost.Start(new SandboxOptions
            {
                Port = Port ?? 0,
                StatePath = path,
                AccountId = AccountId,
                Partition = Partition,
                AccessKey = AccessKey,
                SecretKey = SecretKey,
                Accounts = organization.Accounts,
                OrganizationalUnits = organization.Units,
                ControlPolicies = organization.ControlPolicies,
                IdentityCenter =
                {
                    Region = IdentityCenterRegion,
                    RequestDuration = AssignmentDuration,
                    CallsPerSecond = CallRate,
                },
                AnyCredential = AnyCredential,
                Latency = Latency,
                Faults =
                {
                    Seed = Seed,
                    Throttle = Throttle,
                    ServerError = ServerError,
                    DropBefore = DropBefore,
                    DropAfter = DropAfter,
                    VisibilityDelay = VisibilityDelay,
                    TemporarilyUnmodifiable = TemporarilyUnmodifiable,
                },
            });
        }
        catch (AdminException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, path));
            throw;
        }
    }
}
