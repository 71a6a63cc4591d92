using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>Who signed a request: the root identity, a user, or a session of one of them or of a role.</summary>
internal sealed class Caller
{
    private Caller(string arn, string userId)
    {
        Arn = arn;
        UserId = userId;
    }

    /// <summary>The ARN as GetCallerIdentity tells it.</summary>
    public string Arn { get; }

    /// <summary>The unique id as GetCallerIdentity tells it.</summary>
    public string UserId { get; }

    public User? User { get; private init; }

    public Role? Role { get; private init; }

    public bool IsRoot => User is null && Role is null;

    /// <summary>The session's facts, when the caller signed with temporary credentials.</summary>
    public SessionToken? Session { get; private init; }

    public static Caller OfRoot(Account account, SessionToken? session = null) =>
        new(account.RootArn, account.AccountId) { Session = session };

    public static Caller OfUser(Account account, User user, SessionToken? session = null) =>
        new(account.ArnOf(user), user.Id) { User = user, Session = session };

    public static Caller OfRole(Account account, Role role, SessionToken session) =>
        new(
            $"arn:{account.Partition}:sts::{account.AccountId}:assumed-role/{role.Name}/{session.SessionName}",
            $"{role.Id}:{session.SessionName}")
        {
            Role = role,
            Session = session,
        };
}
