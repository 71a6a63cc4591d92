using System.Security;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Secrets;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Gives a user a console password, which IAM calls a login profile, or changes or takes it away.</summary>
internal sealed class LoginProfileWriter
{
    private readonly IamSession _session;
    private readonly StopSignal _stop;

    public LoginProfileWriter(IamSession session, StopSignal stop)
    {
        _session = session;
        _stop = stop;
    }

    /// <summary>Whether a user has a console password.</summary>
    /// <param name="userName">The user.</param>
    public async Task<bool> ExistsAsync(string userName)
    {
        try
        {
            await _session.Calls.RepeatableAsync(
                token => _session.Iam.GetLoginProfileAsync(new GetLoginProfileRequest { UserName = userName }, token), _stop)
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
    public Task CreateAsync(string userName, SecureString password, bool requireReset) => _session.Calls.OnceAsync(
        token => _session.Iam.CreateLoginProfileAsync(
            new CreateLoginProfileRequest
            {
                UserName = userName,
                Password = SecretText.Reveal(password),
                PasswordResetRequired = requireReset,
            },
            token),
        // After a lost answer: if the login profile is there, it gets the requested password, whichever it has now.
        async _ => await TryUpdateAsync(userName, password, requireReset, _stop.Finishing).ConfigureAwait(false)
            ? new CreateLoginProfileResponse()
            : null,
        _stop,
        exists: true);

    /// <summary>Changes the password of a user, if there is one.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="requireReset">Whether it must be changed at first sign-in.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> TryUpdateAsync(string userName, SecureString password, bool requireReset, StopSignal stop)
    {
        try
        {
            await UpdateAsync(userName, password, requireReset, stop).ConfigureAwait(false);
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
    /// <param name="stop">Ends it.</param>
    /// <param name="exists">Whether there is one for certain, that may only not be visible yet.</param>
    public Task UpdateAsync(
        string userName, SecureString password, bool requireReset, StopSignal stop, bool exists = false) =>
        _session.Calls.RepeatableAsync(
            token => _session.Iam.UpdateLoginProfileAsync(
                new UpdateLoginProfileRequest
                {
                    UserName = userName,
                    Password = SecretText.Reveal(password),
                    PasswordResetRequired = requireReset,
                },
                token),
            stop, exists);

    /// <summary>Takes the password of a user away.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="justMade">Whether it was made a moment ago.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteAsync(string userName, StopSignal stop, bool justMade = false) => _session.Calls.RemovalAsync(
        token => _session.Iam.DeleteLoginProfileAsync(new DeleteLoginProfileRequest { UserName = userName }, token),
        stop, justMade);
}
