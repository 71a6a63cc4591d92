using System.Management.Automation;
using System.Security;
using AdminIam.Completers;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Errors;
using AdminIam.Input;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Connects to an AWS account and makes it the one that the other commands work with.</summary>
/// <remarks>
/// <para>Proves the credentials with STS GetCallerIdentity before anything else is done with them. Without parameters
/// the usual AWS places are searched: environment variables, the default profile, SSO, container and instance roles.</para>
/// <para>The shared config and credentials files are read as the AWS CLI reads them: AWS_CONFIG_FILE and
/// AWS_SHARED_CREDENTIALS_FILE as the shell has them now, endpoint_url and the services section of the profile, after
/// -EndpointUrl, AWS_ENDPOINT_URL_IAM, AWS_ENDPOINT_URL_STS and AWS_ENDPOINT_URL.</para>
/// <para>A role is assumed again before its session expires, for as long as the source of its credentials works. A role that was
/// assumed with an MFA code is not: a code works once, and -DurationSecond or duration_seconds says how long its session lasts.</para>
/// <para>Warns when the credentials are the root user's: AWS advises to use root only for the few tasks that need it.</para>
/// </remarks>
/// <example>
/// <summary>With a profile of the AWS CLI</summary>
/// <code>Connect-AdminAccount -ProfileName root-setup</code>
/// <para>SSO profiles and profiles that assume a role work too.</para>
/// </example>
/// <example>
/// <summary>As another role</summary>
/// <code>Connect-AdminAccount -ProfileName ops -RoleArn arn:aws:iam::123456789012:role/Setup -DurationSecond 3600</code>
/// <para>Takes on the role, which root's own keys cannot; its credentials are renewed while the session is used.</para>
/// </example>
[Cmdlet(VerbsCommunications.Connect, "AdminAccount", DefaultParameterSetName = ProfileSet)]
[OutputType(typeof(AdminSession))]
public sealed class ConnectAdminAccountCommand : PSCmdlet, IDisposable
{
    private const string ProfileSet = "Profile";
    private const string KeySet = "Key";
    private const string CredentialSet = "Credential";
    private readonly SessionConnector _connector = new();
    private RowBinder? _binder;

    /// <summary>A new access key from New-AdminAccessKey or New-AdminUser, or a row with the columns of the AWS console's CSV of
    /// access keys: Access key ID and Secret access key.</summary>
    [Parameter(ParameterSetName = ParameterSets.Input, Mandatory = true, ValueFromPipeline = true)]
    [PipelineObject]
    public object? InputObject { get; set; }

    /// <summary>A profile of the shared AWS config and credentials files.</summary>
    [Parameter(ParameterSetName = ProfileSet, Position = 0)]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The id of an access key.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Alias("AccessKeyId")]
    [Column(IsRequired = true)]
    public string? AccessKey { get; set; }

    /// <summary>The secret of the access key, as SecureString or text.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Alias("SecretAccessKey")]
    [Column(IsRequired = true)]
    [CsvSecret]
    public SecureString? SecretKey { get; set; }

    /// <summary>The session token that belongs to a temporary access key, as SecureString or text.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Column]
    [CsvSecret]
    public SecureString? SessionToken { get; set; }

    /// <summary>The access key's id as user name and its secret as password.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The AWS region; it chooses the partition. IAM itself is global within one.</summary>
    [Parameter]
    public string? Region { get; set; }

    /// <summary>The URL of an IAM endpoint to use instead of AWS's own and of any configured one, for IAM and STS.</summary>
    [Parameter]
    public Uri? EndpointUrl { get; set; }

    /// <summary>The ARN of a role to take on.</summary>
    [Parameter]
    public string? RoleArn { get; set; }

    /// <summary>The external id that the role's trust policy asks for.</summary>
    [Parameter]
    public string? ExternalId { get; set; }

    /// <summary>The ARN or serial number of your MFA device. Without it, mfa_serial of the profile.</summary>
    [Parameter]
    public string? MfaSerial { get; set; }

    /// <summary>The six digits your MFA device shows now. A profile whose role has an mfa_serial needs them.</summary>
    [Parameter]
    [ValidatePattern(@"^\d{6}$")]
    public string? MfaCode { get; set; }

    /// <summary>How many seconds a temporary session lasts: 900 to 43200.</summary>
    [Parameter]
    [ValidateRange(900, 43200)]
    public int? DurationSecond { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _connector.Dispose();

    /// <summary>Connects.</summary>
    protected override void ProcessRecord()
    {
        if (PowerShellValue.Unwrap(InputObject) is not PipelineObject input)
        {
            Connect();
            return;
        }

        _binder ??= new RowBinder(this, (failure, target, row) => WriteError(ErrorRecords.From(failure, target, row)));
        foreach (var _ in _binder.Read(input.Value))
            Connect();
    }

    /// <summary>Ctrl+C.</summary>
    protected override void StopProcessing() => _connector.Stop();

    private void Connect()
    {
        var engine = _connector.Connect(this, new SessionOptions
        {
            ProfileName = Names.OrNothing(ProfileName),
            AccessKey = Credential?.UserName ?? AccessKey,
            SecretKey = Credential?.Password ?? SecretKey,
            SessionToken = SessionToken,
            Region = Names.OrNothing(Region),
            EndpointUrl = EndpointUrl,
            RoleArn = Names.OrNothing(RoleArn),
            ExternalId = Names.OrNothing(ExternalId),
            MfaSerial = Names.OrNothing(MfaSerial),
            MfaCode = MfaCode,
            DurationSeconds = DurationSecond,
        });
        var session = new AdminSession(engine);
        if (session.IsRoot && session.EndpointUrl?.IsLoopback != true)
        {
            WriteWarning(
                "These are the root user's credentials. Make an administrator with New-AdminUser, use that one from then on, "
                + "and delete root's access keys.");
        }

        SessionStore.Session = session;
        WriteObject(session);
    }
}
