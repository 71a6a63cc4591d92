using System.Security;
using AdminIam.Engine.Common.Secrets;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Gives a user a console password, which IAM calls a login profile, or changes or takes it away.</summary>
internal sealed class LoginProfileWriter(IamRun run)
{

    /// <summary>Whether a user has a console password.</summary>
    /// <param name="userName">The user.</param>
    public async Task<bool> ExistsAsync(string userName)
    {
        try
        {
            await run.Calls.RepeatableAsync(
                token => run.Client.GetLoginProfileAsync(new GetLoginProfileRequest { UserName = userName }, token))
                .ConfigureAwait(false);
            return true;
        }
        catch (NoSuchEntityException)
        {
            return false;
        }
    }

    /// <summary>Makes the login profile of a user who exists and has none.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="requireReset">Whether it must be changed at first sign-in.</param>
    public Task CreateAsync(string userName, SecureString password, bool requireReset) => run.Calls.OnceAsync(
        token => run.Client.CreateLoginProfileAsync(
            new CreateLoginProfileRequest
            {
                UserName = userName,
                Password = SecretText.Reveal(password),
                PasswordResetRequired = requireReset,
            },
            token),
        // After a lost answer: if the login profile is there, it gets the requested password, whichever it has now.
        async _ => await new LoginProfileWriter(run.Finishing).TryUpdateAsync(userName, password, requireReset).ConfigureAwait(false)
            ? new CreateLoginProfileResponse()
            : null,
        exists: true);

    /// <summary>Changes the password of a user, if there is one.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="requireReset">Whether it must be changed at first sign-in.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> TryUpdateAsync(string userName, SecureString password, bool requireReset)
    {
        try
        {
            await UpdateAsync(userName, password, requireReset).ConfigureAwait(false);
            return true;
        }
        catch (NoSuchEntityException)
        {
            return false;
        }
    }

    /// <summary>Changes the password of a user.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="requireReset">Whether it must be changed at first sign-in.</param>
    /// <param name="exists">Whether there is one for certain, that may only not be visible yet.</param>
    public Task UpdateAsync(
        string userName, SecureString password, bool requireReset, bool exists = false) =>
        run.Calls.RepeatableAsync(
            token => run.Client.UpdateLoginProfileAsync(
                new UpdateLoginProfileRequest
                {
                    UserName = userName,
                    Password = SecretText.Reveal(password),
                    PasswordResetRequired = requireReset,
                },
                token),
            exists);

    /// <summary>Takes the password of a user away.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="justMade">Whether it was made a moment ago.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteAsync(string userName, bool justMade = false) => run.Calls.RemovalAsync(
        token => run.Client.DeleteLoginProfileAsync(new DeleteLoginProfileRequest { UserName = userName }, token),
        justMade);
}
