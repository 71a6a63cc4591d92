using System.Security;
using AdminIam.Engine.Common.Secrets;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Creates, changes and deletes console passwords, which are login profiles in IAM.</summary>
internal sealed class LoginProfileWriter(IamRun run)
{
    /// <summary>Returns whether a user has a console password.</summary>
    public async Task<bool> ExistsAsync(string userName) =>
        await FindAsync(userName).ConfigureAwait(false) is not null;

    /// <summary>Returns the login profile of a user; <see langword="null"/> if the user has no console
    /// password.</summary>
    public async Task<LoginProfile?> FindAsync(string userName)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(
                token => run.Client.GetLoginProfileAsync(new GetLoginProfileRequest { UserName = userName }, token))
                .ConfigureAwait(false);
            return answer.LoginProfile;
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    /// <summary>Creates the login profile of an existing user without one.</summary>
    /// <param name="requireReset">Whether the password must be changed at first sign-in.</param>
    public Task CreateAsync(string userName, SecureString password, bool requireReset) => run.Calls.OnceAsync(
        token => run.Client.CreateLoginProfileAsync(
            new CreateLoginProfileRequest
            {
                UserName = userName,
                Password = SecretText.Reveal(password),
                PasswordResetRequired = requireReset,
            },
            token),
        // After a lost response, an existing login profile gets the requested password.
        async _ =>
            await new LoginProfileWriter(run.Finishing).TryUpdateAsync(
                userName, password, requireReset).ConfigureAwait(false)
            ? new CreateLoginProfileResponse()
            : null,
        exists: true);

    /// <summary>Changes the password of a user, if there is one.</summary>
    /// <param name="requireReset">Whether the password must be changed at first sign-in.</param>
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
    /// <param name="requireReset">Whether the password must be changed at first sign-in.</param>
    /// <param name="exists">Whether the login profile certainly exists, but may not be visible yet.</param>
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

    /// <summary>Deletes the password of a user.</summary>
    /// <param name="justCreated">Whether it was just created.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteAsync(string userName, bool justCreated = false) => run.Calls.RemovalAsync(
        token => run.Client.DeleteLoginProfileAsync(new DeleteLoginProfileRequest { UserName = userName }, token),
        justCreated);
}
