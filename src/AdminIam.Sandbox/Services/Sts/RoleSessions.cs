using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>Issues the sessions of roles to callers whom the trust policy admits.</summary>
internal static class RoleSessions
{
    public const int DefaultSeconds = 3600;

    /// <param name="call">The call that assumes the role.</param>
    /// <param name="target">The role, whose trust policy has admitted the caller, in its account.</param>
    /// <param name="session">The properties that depend on how the role is assumed; the others are added.</param>
    public static Output Issue(IamCall call, TargetRole target, SessionToken session)
    {
        var role = target.Role;
        var seconds = SecondsOf(call, role);
        session.Policy = call.Input.OptionalText("Policy") is { } policy ? PolicyText.Valid(call, policy) : null;
        session.AccountId = target.Account.AccountId;
        session.PrincipalId = role.Id;
        session.SessionName = call.Text("RoleSessionName");
        session.Issued = call.Timestamp;
        session.Expires = call.Timestamp.AddSeconds(seconds);
        session.PolicyArns = SessionPolicies.ArnsOf(call, target.Account);
        role.LastUsed = call.Timestamp;
        var credentials = call.Facts.Sessions.Issue(session);
        var assumed = IamCaller.OfRole(target.Account, role, session);
        return new Output
        {
            ["Credentials"] = Describe(credentials),
            ["SourceIdentity"] = session.SourceIdentity,
            ["AssumedRoleUser"] = new Output { ["AssumedRoleId"] = assumed.UserId, ["Arn"] = assumed.Arn },
        };
    }

    /// <summary>The duration of the session that the call asks for, in seconds.</summary>
    public static int SecondsOf(IamCall call, Role role)
    {
        var seconds = call.Input.Number("DurationSeconds") ?? DefaultSeconds;
        return seconds <= role.MaxSessionDuration ? seconds : throw new CommonException(
            CommonError.Validation, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    public static Output Describe(TemporaryCredentials credentials) => new()
    {
        ["AccessKeyId"] = credentials.AccessKeyId,
        ["SecretAccessKey"] = credentials.SecretAccessKey,
        ["SessionToken"] = credentials.Token,
        ["Expiration"] = credentials.Expires,
    };
}
