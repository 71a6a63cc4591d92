using System.Security;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Input;
using AdminIam.Sessions;

namespace AdminIam.Commands;

// Opens the sessions.
public sealed partial class ConnectAdminAccountCommand
{
    private static readonly HashSet<string> SourceParameters =
    [
        nameof(ProfileName), nameof(AccessKey), nameof(Credential), nameof(WebIdentityToken),
        nameof(WebIdentityTokenProvider), nameof(InputObject), nameof(Region), nameof(EndpointUrl), nameof(RoleArn),
        nameof(MfaCode),
    ];

    private void Connect()
    {
        var session = NameArgument.OrNull(Account) is { } account
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

    // The session that a member account is reached from; null if the parameters name other credentials.
    private AdminSession? Current => MyInvocation.BoundParameters.Keys.Any(SourceParameters.Contains)
        ? null
        : SessionStore.Session?.Source ?? SessionStore.Session;

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
        ExternalId = Account is null ? NameArgument.OrNull(ExternalId) : null,
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
