using System.Management.Automation;
using System.Security;
using AdminIam.Completers;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Errors;
using AdminIam.Input;
using AdminIam.Permissions;
using AdminIam.Sessions;

namespace AdminIam.Commands;

/// <summary>Connects to an AWS account, which subsequent commands use.</summary>
/// <remarks>
/// <para>The credentials are verified with STS GetCallerIdentity. Without parameters, the default AWS credential
/// sources are searched: environment variables, the default profile, SSO, and container and instance roles.</para>
/// <para>The shared config and credentials files are read as the AWS CLI reads them: AWS_CONFIG_FILE and
/// AWS_SHARED_CREDENTIALS_FILE with their current values, and endpoint_url and the services section of the profile.
/// -EndpointUrl, AWS_ENDPOINT_URL_IAM, AWS_ENDPOINT_URL_STS and AWS_ENDPOINT_URL take precedence.</para>
/// <para>A role session is renewed before it expires, as long as its source credentials are valid. A role that was
/// assumed with an MFA code is not renewed, because a code can be used only once; -DurationSecond or duration_seconds
/// sets the duration of the session.</para>
/// <para>A runbook on a host with an identity of its own needs no access key: -WebIdentityToken and
/// -WebIdentityTokenProvider assume a role with the host's token, by STS AssumeRoleWithWebIdentity. The trust policy of
/// the role names the identity provider, the audience and the subject of the token. Hosts that set
/// AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN need no parameters.</para>
/// <para>With -Account, the session is one in an account of the organization, by a role of that account. The source
/// credentials are those of the parameters, or else of the current session; they must belong to an account that the
/// role trusts, as the management account, and not to its root user. Accounts that were invited to the organization do
/// not have the usual role. The management account itself has none and needs none.</para>
/// <para>The command writes a warning for root user credentials, because AWS recommends the root user only for tasks
/// that require it.</para>
/// </remarks>
/// <example>
/// <summary>Connect with the default credential sources</summary>
/// <code>Connect-AdminAccount</code>
/// <para>In a runbook, these are usually the role of the host or environment variables.</para>
/// </example>
/// <example>
/// <summary>Connect with a profile of the AWS CLI</summary>
/// <code>Connect-AdminAccount -ProfileName root-setup</code>
/// <para>SSO profiles and profiles that assume a role are supported.</para>
/// </example>
/// <example>
/// <summary>Connect with a role</summary>
/// <code>Connect-AdminAccount -ProfileName ops -DurationSecond 3600 `
///     -RoleArn arn:aws:iam::123456789012:role/Setup</code>
/// <para>Assumes the role. Its credentials are renewed while the session is in use. The root user cannot assume
/// roles.</para>
/// </example>
/// <example>
/// <summary>Connect with an access key from a vault</summary>
/// <code>$credential = Get-Credential -Message 'Access key ID and secret access key'
/// Connect-AdminAccount -Credential $credential -Region eu-central-1</code>
/// <para>A credential store, such as that of Azure Automation, returns the same type of object.</para>
/// </example>
/// <example>
/// <summary>Work in two accounts</summary>
/// <code>$production = Connect-AdminAccount -ProfileName root-production
/// $test = Connect-AdminAccount -ProfileName root-test
/// Get-AdminUser -Session $test | New-AdminUser -Session $production -WhatIf</code>
/// <para>-Session selects the account of a command. Without it, the session that was connected last is used.</para>
/// </example>
/// <example>
/// <summary>Connect with a web identity token</summary>
/// <code>$token = Read-Host 'Token' -AsSecureString
/// Connect-AdminAccount -RoleArn arn:aws:iam::123456789012:role/Setup `
///     -WebIdentityToken $token</code>
/// <para>No AWS credentials are required. The session ends with the token.</para>
/// </example>
/// <example>
/// <summary>Connect with an Azure managed identity</summary>
/// <code>$uri = "$($env:IDENTITY_ENDPOINT)?resource=api://adminiam"
/// $headers = @{
///     'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER
///     Metadata = 'True'
/// }
/// Connect-AdminAccount -RoleArn arn:aws:iam::123456789012:role/Setup `
///     -WebIdentityTokenProvider {
///         (Invoke-RestMethod -Uri $uri -Headers $headers).access_token
///     }</code>
/// <para>The script block gets a new token whenever the session is renewed.</para>
/// </example>
/// <example>
/// <summary>Work in an account of the organization</summary>
/// <code>Connect-AdminAccount -ProfileName ops
/// Connect-AdminAccount -Account Prod
/// Get-AdminUser</code>
/// <para>The second command assumes a role in the account, with the credentials of the first one.</para>
/// </example>
/// <seealso cref="StartAdminSandboxCommand"/>
/// <seealso cref="GetAdminOrganizationAccountCommand"/>
[Cmdlet(
    VerbsCommunications.Connect, "AdminAccount", DefaultParameterSetName = ProfileSet,
    HelpUri = HelpPage.Folder + "Connect-AdminAccount.md")]
[OutputType(typeof(AdminSession))]
[RequiresActions("sts:AssumeRole", Parameters = [nameof(RoleArn), nameof(Account)])]
[RequiresActions("organizations:ListAccounts", Parameters = [nameof(Account)], When = "for names")]
[RequiresActions(
    "organizations:DescribeAccount", Parameters = [nameof(Account)], When = "for IDs",
    Otherwise = "errors do not state what AWS Organizations knows of the account")]
[RequiresActions(
    "organizations:ListRoots", "organizations:ListOrganizationalUnitsForParent", "organizations:ListAccountsForParent",
    Parameters = [nameof(Account)], When = "for paths of organizational units")]
[RequiresActions("sts:AssumeRole", Parameters = [nameof(ProfileName)], When = "for profiles with a role")]
public sealed partial class ConnectAdminAccountCommand : PSCmdlet, IDisposable
{
    private const string ProfileSet = "Profile";
    private const string KeySet = "Key";
    private const string CredentialSet = "Credential";
    private const string TokenSet = "WebIdentityToken";
    private const string ProviderSet = "WebIdentityTokenProvider";
    private readonly SessionConnector _connector = new();
    private RowBinder? _binder;

    /// <summary>A new access key from New-AdminAccessKey or New-AdminUser; a row of the CSV that the AWS console
    /// exports for an access key, with the columns Access key ID and Secret access key; or an account from
    /// Get-AdminOrganizationAccount, as for -Account.</summary>
    [Parameter(ParameterSetName = ParameterSets.Input, Mandatory = true, ValueFromPipeline = true)]
    [PipelineObject]
    public object? InputObject { get; set; }

    /// <summary>The name of a profile in the shared AWS config and credentials files.</summary>
    [Parameter(ParameterSetName = ProfileSet, Position = 0)]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The ID of an access key, 16 to 128 letters, digits and underscores.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Alias("AccessKeyId")]
    [Column(IsRequired = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? AccessKey { get; set; }

    /// <summary>The secret access key, as SecureString or text.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Alias("SecretAccessKey")]
    [Column(IsRequired = true)]
    [CsvSecret]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public SecureString? SecretKey { get; set; }

    /// <summary>The session token of temporary credentials, as SecureString or text.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Column]
    [CsvSecret]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public SecureString? SessionToken { get; set; }

    /// <summary>A credential with the access key ID as user name and the secret access key as password.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true)]
    [Credential]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public PSCredential? Credential { get; set; }

    /// <summary>A token of a web identity provider, with which the role of -RoleArn is assumed: an ID token of OpenID
    /// Connect, 4 to 20,000 characters, as SecureString or text. AWS requires that the token is signed with RSA (RS256,
    /// RS384, RS512) or ECDSA (ES256, ES384, ES512) keys. The session cannot be renewed after the token has expired;
    /// -WebIdentityTokenProvider gets the next one.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    [CsvSecret]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public SecureString? WebIdentityToken { get; set; }

    /// <summary>A script block that returns one token of 4 to 20,000 characters, as SecureString or text, with the
    /// requirements of -WebIdentityToken. It runs when the command connects and before each renewal of the session, for
    /// at most 60 seconds, in a runspace of its own: it has copies of the variables and functions that it names, with
    /// the values of when the command was run. It cannot prompt, and is stopped with the command that waits for
    /// it.</summary>
    [Parameter(ParameterSetName = ProviderSet, Mandatory = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public ScriptBlock? WebIdentityTokenProvider { get; set; }

    /// <summary>The AWS Region, which determines the partition. IAM is global within a partition.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The URL of an endpoint to use for IAM and STS instead of the AWS endpoints and any configured
    /// endpoint.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Uri? EndpointUrl { get; set; }

    /// <summary>The ARN of a role to assume, 20 to 2,048 characters.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    [Parameter(ParameterSetName = ProviderSet, Mandatory = true)]
    [ArgumentCompleter(typeof(ProfileRoleCompleter))]
    public string? RoleArn { get; set; }

    /// <summary>The name of the role's session, which is the last part of the session's ARN and appears in CloudTrail:
    /// 2 to 64 letters, digits and the characters _ + = , . @ -</summary>
    /// <value>AdminIam; AdminIam-USER with -Account</value>
    [Parameter]
    [ValidatePattern(@"^[A-Za-z0-9_+=,.@-]{2,64}\z")]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? RoleSessionName { get; set; }

    /// <summary>An account of the organization, by ID or name, whose role of -RoleName is assumed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OrganizationAccountCompleter))]
    public string? Account { get; set; }

    /// <summary>The name of the role to assume in the account of -Account, 1 to 64 letters, digits and the characters
    /// _ + = , . @ - and its path, if it has one.</summary>
    /// <value>OrganizationAccountAccessRole</value>
    [Parameter]
    [ValidatePattern(@"^[A-Za-z0-9_+=,.@/-]{1,512}\z")]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string RoleName { get; set; } = MemberRole.DefaultName;

    /// <summary>The external ID that the trust policy of the role requires, 2 to 1,224 characters. With -Account, the
    /// role is the one in that account.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? ExternalId { get; set; }

    /// <summary>The ARN or serial number of your MFA device, 9 to 256 characters.</summary>
    /// <value>mfa_serial of the profile</value>
    [Parameter(ParameterSetName = ProfileSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [ArgumentCompleter(typeof(ProfileMfaCompleter))]
    public string? MfaSerial { get; set; }

    /// <summary>The six-digit code that your MFA device displays. It is required for profiles with
    /// mfa_serial.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [ValidatePattern(@"^[0-9]{6}\z")]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? MfaCode { get; set; }

    /// <summary>The duration of a temporary session in seconds, from 900 (15 minutes) to 43200 (12 hours). A role
    /// limits it to its maximum session duration.</summary>
    /// <value>duration_seconds, or the default of AWS</value>
    [Parameter]
    [ValidateRange(900, 43200)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int? DurationSecond { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _connector.Dispose();

    /// <summary>Opens the session.</summary>
    protected override void ProcessRecord()
    {
        if (PipedAccount is not null || PowerShellValue.Unwrap(InputObject) is not PipelineObject input)
        {
            Connect();
            return;
        }

        _binder ??= new RowBinder(this, (failure, target, row) => WriteError(ErrorRecords.From(failure, target, row)));
        foreach (var _ in _binder.Read(input.Value))
            Connect();
    }

    /// <summary>Handles Ctrl+C.</summary>
    protected override void StopProcessing() => _connector.Stop();

    private AdminSession Open() => new(_connector.Connect(this, new SessionOptions
    {
        ProfileName = NameArgument.OrNull(ProfileName),
        AccessKey = Credential?.UserName ?? AccessKey,
        SecretKey = Credential?.Password ?? SecretKey,
        SessionToken = SessionToken,
        Region = NameArgument.OrNull(Region),
        EndpointUrl = EndpointUrl,
        RoleArn = NameArgument.OrNull(RoleArn),
        RoleSessionName = RoleSessionName,
        WebIdentityToken = TokenSource(),
        ExternalId = Account is null && PipedAccount is null ? NameArgument.OrNull(ExternalId) : null,
        MfaSerial = NameArgument.OrNull(MfaSerial),
        MfaCode = MfaCode,
        DurationSeconds = DurationSecond,
    }));

    private Func<CancellationToken, SecureString>? TokenSource()
    {
        if (WebIdentityTokenProvider is not null)
            return new TokenScript(WebIdentityTokenProvider, SessionState, RoleArn).Fetch;
        return WebIdentityToken is { } token ? _ => token : null;
    }
}
