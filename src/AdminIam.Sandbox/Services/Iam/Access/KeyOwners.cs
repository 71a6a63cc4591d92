using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>Finds the owners of access keys and sessions.</summary>
internal static class KeyOwners
{
    public static Principal? OfKey(Account owner, string keyId, DateTime now)
    {
        var account = owner.Get<IamAccount>();
        if (owner.IsOwn && keyId == owner.Options.AccessKey)
            return new Principal(IamCaller.OfRoot(account), owner.Options.SecretKey);
        return account.TryFindKey(keyId, out var owned)
            && owned.Key.Status == AccessKey.Active
            && owned.Key.VisibleFrom <= now
            ? new Principal(CallerOf(account, owned.Owner), owned.Key.Secret)
            : null;
    }

    private static IamCaller CallerOf(IamAccount account, ICredentialOwner owner) =>
        owner is User user ? IamCaller.OfUser(account, user) : IamCaller.OfRoot(account);

    public static IamCaller? OfSession(IamAccount account, SessionToken session)
    {
        var isFederated = session.FederatedName is not null;
        if (session.PrincipalId == account.AccountId)
        {
            return isFederated
                ? IamCaller.OfFederated(account, null, session)
                : IamCaller.OfRoot(account, session);
        }

        if (account.Users.TryGetById(session.PrincipalId, out var user))
        {
            return isFederated
                ? IamCaller.OfFederated(account, user, session)
                : IamCaller.OfUser(account, user, session);
        }

        return account.Roles.TryGetById(session.PrincipalId, out var role)
            ? IamCaller.OfRole(account, role, session)
            : null;
    }
}
