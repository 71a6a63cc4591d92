using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>Sets and removes the alias that the sign-in page's URL has in place of the account id.</summary>
public static class AccountAliases
{
    /// <summary>Refuses an alias that could not be set, and reads the account as it is.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="alias">The alias.</param>
    public static Task<AccountRecord> CheckSetAsync(IamSession session, StopSignal stop, string alias)
    {
        IamNames.CheckAccountAlias(alias);
        return AccountReader.ReadAsync(session, stop);
    }

    /// <summary>Refuses an alias that could not be removed, and reads the account as it is.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="alias">The alias that is expected, or <see langword="null"/> for whichever there is.</param>
    public static async Task<AccountRecord> CheckRemovalAsync(IamSession session, StopSignal stop, string? alias)
    {
        CheckExpected(session, alias, await AccountReader.AliasAsync(session, stop).ConfigureAwait(false));
        return await AccountReader.ReadAsync(session, stop).ConfigureAwait(false);
    }

    /// <summary>Sets the alias; one the account has is replaced, because an account has only one.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="alias">The alias.</param>
    public static async Task<AccountRecord> SetAsync(IamSession session, StopSignal stop, string alias)
    {
        IamNames.CheckAccountAlias(alias);
        if (await AccountReader.AliasAsync(session, stop).ConfigureAwait(false) != alias)
            await CreateAsync(session, stop, alias).ConfigureAwait(false);
        return await WithAliasAsync(session, stop, alias).ConfigureAwait(false);
    }

    /// <summary>Removes the alias; without one the sign-in page goes by the account id.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="alias">The alias that is expected, or <see langword="null"/> for whichever there is.</param>
    public static async Task<AccountRecord> RemoveAsync(IamSession session, StopSignal stop, string? alias)
    {
        var current = await AccountReader.AliasAsync(session, stop).ConfigureAwait(false);
        CheckExpected(session, alias, current);
        if (current is not null)
        {
            await session.Calls.RemovalAsync(
                token => session.Iam.DeleteAccountAliasAsync(new DeleteAccountAliasRequest { AccountAlias = current }, token), stop)
                .ConfigureAwait(false);
        }

        return await WithAliasAsync(session, stop, null).ConfigureAwait(false);
    }

    private static void CheckExpected(IamSession session, string? alias, string? current)
    {
        if (alias is not null && alias != current)
        {
            throw new AdminException(
                "AliasNotFound", ErrorKind.NotFound, alias, $"The account {session.Identity.AccountId} does not have the alias '{alias}'.",
                current is null ? "It has none." : $"Its alias is '{current}'.");
        }
    }

    private static async Task<AccountRecord> WithAliasAsync(IamSession session, StopSignal stop, string? alias)
    {
        // What was just changed may not be visible yet.
        var account = await AccountReader.ReadAsync(session, stop).ConfigureAwait(false);
        return account with { Alias = alias, SignInUrl = session.Partition.SignInUrl(alias ?? session.Identity.AccountId) };
    }

    private static async Task CreateAsync(IamSession session, StopSignal stop, string alias)
    {
        try
        {
            await session.Calls.OnceAsync(
                token => session.Iam.CreateAccountAliasAsync(new CreateAccountAliasRequest { AccountAlias = alias }, token),
                async _ => await AccountReader.AliasAsync(session, stop.Finishing).ConfigureAwait(false) == alias
                    ? new CreateAccountAliasResponse()
                    : null,
                stop).ConfigureAwait(false);
        }
        catch (EntityAlreadyExistsException e)
        {
            throw new AdminException(
                "AliasInUse", ErrorKind.ResourceExists, alias, $"Another AWS account has the alias '{alias}'.",
                "Aliases are unique among all accounts. Choose another.", e);
        }
    }
}
