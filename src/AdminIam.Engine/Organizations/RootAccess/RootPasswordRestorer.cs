using AdminIam.Engine.Iam;
using AdminIam.Engine.Organizations.Accounts;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>Allows root users of member accounts to set a password again.</summary>
public sealed class RootPasswordRestorer(RootSessionOpener opener)
{
    /// <summary>Reads whether a root user has a password, or can set one.</summary>
    /// <param name="account">The account.</param>
    public Task<bool> HasPasswordAsync(OrganizationAccount account) =>
        opener.RunAsync(account, RootTask.CreatePassword, RootCredentialReader.HasPasswordAsync);

    /// <summary>Allows a root user to set a password by e-mail.</summary>
    /// <param name="account">The account.</param>
    /// <returns>Whether that is new.</returns>
    public Task<bool> RestoreAsync(OrganizationAccount account) =>
        opener.RunAsync(account, RootTask.CreatePassword, RestoreAsync);

    private static async Task<bool> RestoreAsync(IamRun run)
    {
        if (await RootCredentialReader.HasPasswordAsync(run).ConfigureAwait(false))
            return false;
        try
        {
            await run.Calls.OnceAsync(
                token => run.Client.CreateLoginProfileAsync(new CreateLoginProfileRequest(), token),
                async _ => await RootCredentialReader.HasPasswordAsync(run.Finishing).ConfigureAwait(false)
                    ? new CreateLoginProfileResponse()
                    : null).ConfigureAwait(false);
            return true;
        }
        catch (EntityAlreadyExistsException)
        {
            return false;
        }
    }
}
