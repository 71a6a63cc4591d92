using System.Security;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Iam.Passwords;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Gives a user who has no console password the one that the request asks for.</summary>
internal sealed class PasswordPart : IUserPart
{
    private readonly UserWork _work;
    private readonly bool _hasPassword;
    private readonly CredentialLedger? _ledger;
    private readonly LoginProfileWriter _profiles;

    /// <summary>Prepares the password of a user.</summary>
    /// <param name="work">The work on the user.</param>
    /// <param name="hasPassword">Whether the user has a password.</param>
    public PasswordPart(UserWork work, bool hasPassword)
    {
        _work = work;
        _hasPassword = hasPassword;
        _ledger = work.Ledger;
        _profiles = new LoginProfileWriter(work.Session, work.Stop);
    }

    public string What => "the console password";

    /// <summary>The password, once it is set.</summary>
    public SecureString? Password { get; private set; }

    /// <summary>Whether there is a password to set. One that an interrupted run planned may or may not have been set; setting
    /// it again makes it true.</summary>
    public bool IsNeeded =>
        Request.ConsoleAccess && (!_hasPassword || _ledger?.PlannedPassword(UserName) is not null);

    private UserRequest Request => _work.Request;

    private string UserName => _work.UserName;

    public Task<IReadOnlyList<string>> PlanAsync() =>
        Task.FromResult<IReadOnlyList<string>>(IsNeeded ? ["console password: set"] : []);

    public async Task<IReadOnlyList<string>> ApplyAsync()
    {
        var changes = await PlanAsync().ConfigureAwait(false);
        if (changes.Count == 0)
            return changes;
        var password = Request.Password
            ?? _ledger?.PlannedPassword(UserName)
            ?? PasswordGenerator.Generate(await _work.Run.Facts.PasswordPolicyAsync().ConfigureAwait(false));
        if (_ledger is not null)
            await _ledger.PlanPasswordAsync(UserName, password).ConfigureAwait(false);

        if (_hasPassword)
            await _profiles.UpdateAsync(UserName, password, Request.RequirePasswordReset, _work.Stop).ConfigureAwait(false);
        else if (!await CreateAsync(password).ConfigureAwait(false))
            return [];

        Password = password;
        _work.Made.Add($"the console password of '{UserName}'", true, token => _work.Session.Iam.DeleteLoginProfileAsync(
            new DeleteLoginProfileRequest { UserName = UserName }, token));
        return changes;
    }

    private async Task<bool> CreateAsync(SecureString password)
    {
        try
        {
            await _profiles.CreateAsync(UserName, password, Request.RequirePasswordReset).ConfigureAwait(false);
            return true;
        }
        catch (EntityAlreadyExistsException) when (!_work.IsCreated)
        {
            // The password was there, only not visible when it was looked up. One that an interrupted run planned is set again;
            // another one is left.
            if (_ledger?.PlannedPassword(UserName) is null)
                return false;
            await _profiles.UpdateAsync(UserName, password, Request.RequirePasswordReset, _work.Stop, exists: true)
                .ConfigureAwait(false);
            return true;
        }
    }
}
