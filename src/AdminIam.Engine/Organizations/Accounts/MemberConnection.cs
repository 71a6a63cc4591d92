using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>Opens the session of the one account that a text names.</summary>
/// <param name="source">The session of the caller.</param>
/// <param name="role">The role of the account.</param>
public sealed class MemberConnection(IamSession source, MemberRole role)
{
    /// <summary>Opens the session.</summary>
    /// <param name="text">An ID, a name, or the path of an organizational unit with one account.</param>
    /// <returns>The session, and the account.</returns>
    /// <exception cref="AdminException">The errors of <see cref="AccountSelector.SelectAsync"/> and
    /// <see cref="MemberSessionOpener.OpenAsync"/>.</exception>
    public async Task<(IamSession Session, OrganizationAccount Account)> OpenAsync(string text, StopSignal stop)
    {
        var account = await FindAsync(text, stop).ConfigureAwait(false);
        return (await new MemberSessionOpener(source, role).OpenAsync(account, stop).ConfigureAwait(false), account);
    }

    private async Task<OrganizationAccount> FindAsync(string text, StopSignal stop)
    {
        var ownId = source.Identity.AccountId;
        if (text == ownId)
            return new OrganizationAccount { Id = ownId };
        var run = OrganizationsRun.Of(source.Account, stop);
        var found = await new AccountSelector(run, _ => null) { AnyState = true }.SelectAsync(text)
            .ConfigureAwait(false);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new AdminException(
                "AccountNotFound", ErrorKind.NotFound, text, $"There is no account in '{text}'.",
                "Get-AdminOrganizationAccount lists the accounts."),
            _ => throw new AdminException(
                "AmbiguousAccount", ErrorKind.InvalidArgument, text,
                $"There are {found.Count} accounts in '{text}': {string.Join(", ", found.Select(one => one.Id))}.",
                "Specify the account by its ID."),
        };
    }
}
