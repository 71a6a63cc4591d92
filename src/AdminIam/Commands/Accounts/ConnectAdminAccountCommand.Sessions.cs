using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Errors;
using AdminIam.Input;
using AdminIam.Sessions;

namespace AdminIam.Commands;

// Opens the sessions.
public sealed partial class ConnectAdminAccountCommand
{
    private static readonly HashSet<string> SourceParameters =
    [
        nameof(ProfileName), nameof(AccessKey), nameof(Credential), nameof(WebIdentityToken),
        nameof(WebIdentityTokenProvider), nameof(Region), nameof(EndpointUrl), nameof(RoleArn),
        nameof(MfaCode),
    ];

    private AdminOrganizationAccount? PipedAccount =>
        PowerShellValue.Unwrap((PowerShellValue.Unwrap(InputObject) as PipelineObject)?.Value)
            as AdminOrganizationAccount;

    // The session that a member account is reached from; null if the parameters name other credentials.
    private AdminSession? Current => MyInvocation.BoundParameters.Keys.Any(IsSource)
        ? null
        : SessionStore.Session?.Source ?? SessionStore.Session;

    private void Connect()
    {
        var text = NameArgument.OrNull(Account) ?? PipedAccount?.AccountId;
        if (text is null && MyInvocation.BoundParameters.ContainsKey(nameof(RoleName)))
        {
            ThrowTerminatingError(ErrorRecords.From(
                new AdminException(
                    "MissingValue", ErrorKind.InvalidArgument, RoleName, "-RoleName requires the account of the role.",
                    "Specify the account with -Account, or the ARN of the role with -RoleArn."),
                RoleName));
        }

        var session = text is { } account
            ? _connector.Enter(this, Current ?? Open(), account, new MemberRole(RoleName)
            {
                ExternalId = NameArgument.OrNull(ExternalId),
                SessionName = RoleSessionName,
                DurationSeconds = DurationSecond,
            })
            : Open();
        if (session.IsRoot && session.EndpointUrl?.IsLoopback != true)
        {
            WriteWarning(
                "These are root user credentials. Create an administrator with New-AdminUser, use that user instead, "
                + "and delete the access keys of the root user.");
        }

        SessionStore.Session = session;
        WriteObject(session);
    }

    private bool IsSource(string parameter) =>
        SourceParameters.Contains(parameter) || (parameter == nameof(InputObject) && PipedAccount is null);
}
