using System.Collections.Concurrent;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Organizations.Accounts;

namespace AdminIam.Runspaces;

/// <summary>Opens the sessions of accounts by a role. The account of the caller needs none.</summary>
/// <param name="caller">The session of the caller.</param>
/// <param name="stop">Ends attempts.</param>
internal sealed class MemberSessions(AdminSession caller, StopSignal stop) : IAccountSessions
{
    private readonly ConcurrentDictionary<(string RoleName, string? ExternalId), MemberSessionOpener> _openers = new();

    /// <inheritdoc/>
    public AdminSession Open(AccountTarget target) => target.Account.Id == caller.AccountId
        ? caller
        : new AdminSession(
            OpenerOf(target).OpenAsync(target.Account, stop).GetAwaiter().GetResult(), caller, target.Account.Name);

    /// <inheritdoc/>
    public void Close(AdminSession session)
    {
        if (session != caller)
            session.Engine.Dispose();
    }

    private MemberSessionOpener OpenerOf(AccountTarget target) => _openers.GetOrAdd(
        (target.RoleName, target.ExternalId), role => new MemberSessionOpener(
            caller.Engine, new MemberRole(role.RoleName) { ExternalId = role.ExternalId }));
}
