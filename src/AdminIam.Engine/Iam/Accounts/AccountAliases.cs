using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>Sets and deletes the account alias, which replaces the account ID in the sign-in URL.</summary>
public static class AccountAliases
{
    /// <summary>Validates an alias to set, and reads the account.</summary>
    public static Task<AccountRecord> CheckSetAsync(IamRun run, string alias)
    {
        IamNameRules.CheckAccountAlias(alias);
        return AccountReader.ReadAsync(run);
    }

    /// <summary>Validates an alias to delete, and reads the account.</summary>
    /// <param name="alias">The expected alias, or <see langword="null"/> for any.</param>
    public static async Task<AccountRecord> CheckRemovalAsync(IamRun run, string? alias)
    {
        CheckExpected(run, alias, await AccountReader.AliasAsync(run).ConfigureAwait(false));
        return await AccountReader.ReadAsync(run).ConfigureAwait(false);
    }

    /// <summary>Sets the alias. An account can have one alias, so an existing one is replaced.</summary>
    public static async Task<AccountRecord> SetAsync(IamRun run, string alias)
    {
        IamNameRules.CheckAccountAlias(alias);
        var current = await AccountReader.AliasAsync(run).ConfigureAwait(false);
        if (current != alias)
            await CreateAsync(run, alias).ConfigureAwait(false);
        return await WithAliasAsync(run, alias, current).ConfigureAwait(false);
    }

    /// <summary>Deletes the alias. The sign-in URL then contains the account ID.</summary>
    /// <param name="alias">The expected alias, or <see langword="null"/> for any.</param>
    public static async Task<AccountRecord> RemoveAsync(IamRun run, string? alias)
    {
        var current = await AccountReader.AliasAsync(run).ConfigureAwait(false);
        CheckExpected(run, alias, current);
        if (current is not null)
        {
            await run.Calls.RemovalAsync(
                token =>
                    run.Client.DeleteAccountAliasAsync(new DeleteAccountAliasRequest { AccountAlias = current }, token))
                .ConfigureAwait(false);
        }

        return await WithAliasAsync(run, null, current).ConfigureAwait(false);
    }

    private static void CheckExpected(IamRun run, string? alias, string? current)
    {
        if (alias is not null && alias != current)
        {
            throw new AdminException(
                "AliasNotFound", ErrorKind.NotFound, alias,
                $"The account {run.Session.Identity.AccountId} does not have the alias '{alias}'.",
                current is null ? "The account has no alias." : $"Its alias is '{current}'.");
        }
    }

    private static async Task<AccountRecord> WithAliasAsync(IamRun run, string? alias, string? before)
    {
        // A recent change may not be visible yet.
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
                token =>
                    run.Client.CreateAccountAliasAsync(new CreateAccountAliasRequest { AccountAlias = alias }, token),
                async _ => await AccountReader.AliasAsync(run.Finishing).ConfigureAwait(false) == alias
                    ? new CreateAccountAliasResponse()
                    : null).ConfigureAwait(false);
        }
        catch (EntityAlreadyExistsException e)
        {
            throw new AdminException(
                "AliasInUse", ErrorKind.ResourceExists, alias, $"Another AWS account has the alias '{alias}'.",
                "Aliases are unique across all AWS accounts. Choose another alias.", e);
        }
    }
}
