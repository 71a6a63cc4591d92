using System.Security;
using AdminIam.Engine.Calls;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Passwords;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement.Model;
using PasswordPolicy = AdminIam.Engine.Passwords.PasswordPolicy;

namespace AdminIam.Engine.Users;

/// <summary>Gives a user the console password that the request asks for.</summary>
internal sealed class PasswordPart
{
    private readonly IamSession _session;
    private readonly CredentialLedger? _ledger;
    private readonly UserRequest _request;
    private readonly MadeThings _made;
    private readonly StopSignal _stop;
    private readonly LoginProfileWriter _profiles;

    public PasswordPart(
        IamSession session, CredentialLedger? ledger, UserRequest request, MadeThings made, StopSignal stop)
    {
        _session = session;
        _ledger = ledger;
        _request = request;
        _made = made;
        _stop = stop;
        _profiles = new LoginProfileWriter(session, stop);
    }

    /// <summary>The password, once it is set.</summary>
    public SecureString? Password { get; private set; }

    private string UserName => _request.UserName;

    /// <summary>Whether there is a password to set. One that a broken-off run planned may or may not have been set; setting
    /// it again makes it true.</summary>
    /// <param name="hasPassword">Whether the user has a password.</param>
    public bool IsNeeded(bool hasPassword) =>
        _request.ConsoleAccess && (!hasPassword || _ledger?.PlannedPassword(UserName) is not null);

    /// <summary>Sets it.</summary>
    /// <param name="hasPassword">Whether the user has a password.</param>
    /// <param name="created">Whether this run made the user.</param>
    /// <param name="policyAsync">Reads the password policy.</param>
    public async Task SetAsync(bool hasPassword, bool created, Func<Task<PasswordPolicy>> policyAsync)
    {
        var password = _request.Password
            ?? _ledger?.PlannedPassword(UserName)
            ?? PasswordGenerator.Generate(await policyAsync().ConfigureAwait(false));
        if (_ledger is not null)
            await _ledger.PlanPasswordAsync(UserName, password).ConfigureAwait(false);

        if (hasPassword)
            await _profiles.UpdateAsync(UserName, password, _request.RequirePasswordReset, _stop).ConfigureAwait(false);
        else if (!await CreateAsync(password, created).ConfigureAwait(false))
            return;

        Password = password;
        _made.Add($"the console password of '{UserName}'", true, token => _session.Iam.DeleteLoginProfileAsync(
            new DeleteLoginProfileRequest { UserName = UserName }, token));
    }

    private async Task<bool> CreateAsync(SecureString password, bool created)
    {
        try
        {
            await _profiles.CreateAsync(UserName, password, _request.RequirePasswordReset).ConfigureAwait(false);
            return true;
        }
        catch (EntityAlreadyExistsException) when (!created)
        {
            // The password was there, only not visible when we looked. One that a broken-off run planned is set again;
            // another one is left.
            if (_ledger?.PlannedPassword(UserName) is null)
                return false;
            await _profiles.UpdateAsync(UserName, password, _request.RequirePasswordReset, _stop, exists: true)
                .ConfigureAwait(false);
            return true;
        }
    }
}
