using AdminIam.Engine.Organizations.Accounts;

namespace AdminIam.Runspaces;

/// <summary>Opens the sessions of accounts by a role. The account of the caller needs none.</summary>
/// <param name="caller">The session of the caller.</param>
/// <param name="stop">Ends attempts.</param>
internal sealed class MemberSessions(AdminSession caller, CancellationToken stop) : IAccountSessions
{
    /// <inheritdoc/>
    public AdminSession Open(AccountTarget target) => target.Account.Id == caller.AccountId
        ? caller
        : new AdminSession(MemberSession.OpenAsync(
            caller.Engine, target.Account.Id, target.RoleName, target.ExternalId, stop).GetAwaiter().GetResult());

    /// <inheritdoc/>
    public void Close(AdminSession session)
    {
        if (session != caller)
            session.Engine.Dispose();
    }
}
