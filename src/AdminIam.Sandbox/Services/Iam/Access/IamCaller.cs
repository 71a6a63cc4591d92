using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>A caller of the account: the root identity, a user, or a session of one of them or of a role.</summary>
internal sealed class IamCaller : Caller
{
    private readonly IamAccount _account;

    private IamCaller(IamAccount account, string arn, string userId, SessionToken? session)
        : base(arn, userId, session) => _account = account;

    public User? User { get; private init; }

    public Role? Role { get; private init; }

    /// <summary>Whose keys and devices the caller has; null for the session of a role.</summary>
    public ICredentialOwner? CredentialOwner => IsRoot ? _account.Root : User;

    public override bool IsRoot => User is null && Role is null && !IsFederated;

    /// <summary>Whether the session is that of a root identity for a task, as AssumeRoot issues it.</summary>
    public bool IsRootTask => Session?.TaskPolicyArn is not null;

    /// <summary>Whether the session is that of a federated user, with permissions of its own.</summary>
    public bool IsFederated => Session?.FederatedName is not null;

    /// <summary>The unique id of the user or role; the account id for the root identity.</summary>
    public string PrincipalId => User?.Id ?? Role?.Id ?? _account.AccountId;

    public static IamCaller OfRoot(IamAccount account, SessionToken? session = null) =>
        new(account, account.RootArn, account.AccountId, session);

    public static IamCaller OfUser(IamAccount account, User user, SessionToken? session = null) =>
        new(account, account.ArnOf(user), user.Id, session) { User = user };

    public static IamCaller OfRole(IamAccount account, Role role, SessionToken session) =>
        new(
            account,
            $"arn:{account.Partition}:sts::{account.AccountId}:assumed-role/{role.Name}/{session.SessionName}",
            $"{role.Id}:{session.SessionName}",
            session)
        {
            Role = role,
        };

    /// <param name="account">The account.</param>
    /// <param name="user">The user who has called GetFederationToken; null for the root identity.</param>
    /// <param name="session">The session with the name of the federated user.</param>
    public static IamCaller OfFederated(IamAccount account, User? user, SessionToken session) =>
        new(
            account,
            $"arn:{account.Partition}:sts::{account.AccountId}:federated-user/{session.FederatedName}",
            $"{account.AccountId}:{session.FederatedName}",
            session)
        {
            User = user,
        };

    public override CallerPolicies Policies()
    {
        var identity = User is not null ? PrincipalPolicies.Identity(_account, User, "user")
            : Role is not null ? PrincipalPolicies.Identity(_account, Role, "role")
            : [];
        var boundary = User is not null ? User.PermissionsBoundary : Role?.PermissionsBoundary;
        return new CallerPolicies(
            identity,
            boundary is null ? null : PrincipalPolicies.Boundary(_account, boundary),
            PrincipalPolicies.Session(_account, Session));
    }

    public override void AddKeys(RequestKeys keys)
    {
        if (User is not null)
            PrincipalKeys.Add(keys, _account, User);
        else if (Role is not null)
            PrincipalKeys.Add(keys, _account, Role);
        else
            PrincipalKeys.AddRoot(keys, _account);

        // All accounts of the sandbox are those of one organization.
        if (_account.OrganizationId is { } organization)
        {
            keys.Set("aws:PrincipalOrgID", organization);
            keys.Set("aws:ResourceOrgID", organization);
        }
    }
}
