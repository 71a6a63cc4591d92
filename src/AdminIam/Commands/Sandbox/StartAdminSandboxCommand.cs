using System.Management.Automation;
using AdminIam.Engine.Common.Errors;
using AdminIam.Errors;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandboxes;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Starts an IAM endpoint on this computer and connects to it as its root: no AWS account is needed or touched.</summary>
/// <remarks>
/// <para>The sandbox speaks AWS's own protocol on 127.0.0.1, so that the AWS CLI and others can be pointed at it too. Its
/// state is in memory, or with -Path in a file.</para>
/// <para>One sandbox runs in a PowerShell process at a time; starting another one stops it.</para>
/// </remarks>
/// <example>
/// <summary>Try the module without an AWS account</summary>
/// <code>Start-AdminSandbox; New-AdminGroup; New-AdminUser alice -GroupName Administrators -GeneratePassword</code>
/// <para>All commands work on the sandbox until Connect-AdminAccount or Stop-AdminSandbox.</para>
/// </example>
/// <example>
/// <summary>Keep the state for next time</summary>
/// <code>Start-AdminSandbox -Path ./rehearsal.json -Latency 00:00:00.050</code>
/// <para>Every answer takes 50 ms longer, as over a real network.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "AdminSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(AdminSandbox))]
public sealed class StartAdminSandboxCommand : PSCmdlet, IDisposable
{
    private readonly SessionConnector _connector = new();

    /// <summary>The port on 127.0.0.1. Without it a free one is taken.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    public int? Port { get; set; }

    /// <summary>A JSON file that holds the state; it is created where there is none. Only its owner can read it, and one sandbox at a time
    /// can use it. A file that is damaged or of a newer version is refused and left as it is.</summary>
    [Parameter(Position = 0)]
    public string? Path { get; set; }

    /// <summary>The account id, twelve digits.</summary>
    /// <value>123456789012</value>
    [Parameter]
    [ValidatePattern(@"^\d{12}$")]
    public string AccountId { get; set; } = "123456789012";

    /// <summary>The root user's access key.</summary>
    /// <value>sandbox</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string AccessKey { get; set; } = "sandbox";

    /// <summary>The root user's secret key. It guards nothing but the sandbox, so it is plain text.</summary>
    /// <value>sandbox</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string SecretKey { get; set; } = "sandbox";

    /// <summary>Accept any signature as root's, for test suites that bring credentials of their own.</summary>
    [Parameter]
    public SwitchParameter AnyCredential { get; set; }

    /// <summary>Time added to every answer.</summary>
    [Parameter]
    public TimeSpan Latency { get; set; }

    /// <summary>Makes the faults below come in the same order again.</summary>
    [Parameter]
    public int Seed { get; set; }

    /// <summary>The share of calls that AWS would throttle, 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double Throttle { get; set; }

    /// <summary>The share of calls that fail with status 500, 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double ServerError { get; set; }

    /// <summary>The share of calls whose connection is closed before the work is done, 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double DropBefore { get; set; }

    /// <summary>The share of calls whose connection is closed after the work is done, 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double DropAfter { get; set; }

    /// <summary>How long a new entity may stay invisible to other calls.</summary>
    [Parameter]
    public TimeSpan VisibilityDelay { get; set; }

    /// <summary>The share of changes refused as temporarily unmodifiable, 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double TemporarilyUnmodifiable { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _connector.Dispose();

    /// <summary>Starts the sandbox.</summary>
    protected override void ProcessRecord()
    {
        var path = Path is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(path ?? "127.0.0.1", "Start sandbox"))
            return;
        // One in the way of the new one goes first; another one stays until it is certain that there is a new one.
        if (IsInTheWay(SessionStore.Sandbox, path))
            SessionStore.Sandbox!.Stop();
        var host = StartHost(path);
        SessionStore.Sandbox?.Stop();
        SessionStore.Sandbox = new AdminSandbox(host);
        SessionStore.Session = new AdminSession(_connector.Connect(this, host.RootOptions));
        WriteObject(SessionStore.Sandbox);
    }

    /// <summary>Ctrl+C.</summary>
    protected override void StopProcessing() => _connector.Stop();

    private bool IsInTheWay(AdminSandbox? running, string? path) =>
        running is not null && (running.EndpointUrl.Port == Port || (path is not null && running.Path == path));

    private SandboxHost StartHost(string? path)
    {
        try
        {
            return SandboxHost.Start(new SandboxOptions
            {
                Port = Port ?? 0,
                StatePath = path,
                AccountId = AccountId,
                AccessKey = AccessKey,
                SecretKey = SecretKey,
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
