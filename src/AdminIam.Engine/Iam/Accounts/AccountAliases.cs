using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>Sets and removes the alias that the sign-in page's URL has in place of the account id.</summary>
public static class AccountAliases
{
    /// <summary>Refuses an alias that could not be set, and reads the account as it is.</summary>
    /// <param name="alias">The alias.</param>
    public static Task<AccountRecord> CheckSetAsync(IamRun run, string alias)
    {
        IamNames.CheckAccountAlias(alias);
        return AccountReader.ReadAsync(run);
    }

    /// <summary>Refuses an alias that could not be removed, and reads the account as it is.</summary>
    /// <param name="alias">The alias that is expected, or <see langword="null"/> for whichever there is.</param>
    public static async Task<AccountRecord> CheckRemovalAsync(IamRun run, string? alias)
    {
        CheckExpected(run, alias, await AccountReader.AliasAsync(run).ConfigureAwait(false));
        return await AccountReader.ReadAsync(run).ConfigureAwait(false);
    }

    /// <summary>Sets the alias; one the account has is replaced, because an account has only one.</summary>
    /// <param name="alias">The alias.</param>
    public static async Task<AccountRecord> SetAsync(IamRun run, string alias)
    {
        IamNames.CheckAccountAlias(alias);
        var current = await AccountReader.AliasAsync(run).ConfigureAwait(false);
        if (current != alias)
            await CreateAsync(run, alias).ConfigureAwait(false);
        return await WithAliasAsync(run, alias, current).ConfigureAwait(false);
    }

    /// <summary>Removes the alias; without one the sign-in page goes by the account id.</summary>
    /// <param name="alias">The alias that is expected, or <see langword="null"/> for whichever there is.</param>
    public static async Task<AccountRecord> RemoveAsync(IamRun run, string? alias)
    {
        var current = await AccountReader.AliasAsync(run).ConfigureAwait(false);
        CheckExpected(run, alias, current);
        if (current is not null)
        {
            await run.Calls.RemovalAsync(
                token => run.Client.DeleteAccountAliasAsync(new DeleteAccountAliasRequest { AccountAlias = current }, token))
                .ConfigureAwait(false);
        }

        return await WithAliasAsync(run, null, current).ConfigureAwait(false);
    }

    private static void CheckExpected(IamRun run, string? alias, string? current)
    {
        if (alias is not null && alias != current)
        {
            throw new AdminException(
                "AliasNotFound", ErrorKind.NotFound, alias, $"The account {run.Session.Identity.AccountId} does not have the alias '{alias}'.",
                current is null ? "It has none." : $"Its alias is '{current}'.");
        }
    }

    private static async Task<AccountRecord> WithAliasAsync(IamRun run, string? alias, string? before)
    {
        // What was just changed may not be visible yet.
        var account = await AccountReader.ReadAsync(run).ConfigureAwait(false);
        return account with
        {
            Alias = alias,
            SignInUrl = run.Session.Partition.SignInUrl(alias ?? run.Session.Identity.AccountId),
            Outcome = alias == before ? Outcome.Unchanged : Outcome.Updated,
        };
    }

    private static async Task CreateAsync(IamRun run, string alias)
    {
        try
        {
            await run.Calls.OnceAsync(
                token => run.Client.CreateAccountAliasAsync(new CreateAccountAliasRequest { AccountAlias = alias }, token),
                async _ => await AccountReader.AliasAsync(run.Finishing).ConfigureAwait(false) == alias
                    ? new CreateAccountAliasResponse()
                    : null).ConfigureAwait(false);
        }
        catch (EntityAlreadyExistsException e)
        {
            throw new AdminException(
                "AliasInUse", ErrorKind.ResourceExists, alias, $"Another AWS account has the alias '{alias}'.",
                "Aliases are unique among all accounts. Choose another.", e);
        }
    }
}
