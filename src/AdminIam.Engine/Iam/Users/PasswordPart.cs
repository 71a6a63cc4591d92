using System.Security;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Sets the requested console password of a user without one.</summary>
/// <param name="hasPassword">Whether the user has a password.</param>
internal sealed class PasswordPart(UserWork work, bool hasPassword) : IUserPart
{
    private readonly LoginProfileWriter _profiles = new(work.Iam);

    public string What => "the console password";

    /// <summary>The password, after it was set.</summary>
    public SecureString? Password { get; private set; }

    /// <summary>Whether there is a password to set. A password that an interrupted run planned may have been set, so it
    /// is set again.</summary>
    public bool IsNeeded =>
        Request.ConsoleAccess && (!hasPassword || work.Ledger?.PlannedPassword(UserName) is not null);

    private UserRequest Request => work.Request;

    private string UserName => work.UserName;

    public Task<IReadOnlyList<string>> PlanAsync() =>
        Task.FromResult<IReadOnlyList<string>>(IsNeeded ? ["console password: set"] : []);

    public async Task<IReadOnlyList<string>> ApplyAsync()
    {
        var changes = await PlanAsync().ConfigureAwait(false);
        if (changes.Count == 0)
            return changes;
        var password = Request.Password
            ?? work.Ledger?.PlannedPassword(UserName)
            ?? await work.Run.Facts.GeneratePasswordAsync().ConfigureAwait(false);
        if (work.Ledger is not null)
            await work.Ledger.PlanPasswordAsync(UserName, password).ConfigureAwait(false);

        if (hasPassword)
            await _profiles.UpdateAsync(UserName, password, Request.RequirePasswordReset).ConfigureAwait(false);
        else if (!await CreateAsync(password).ConfigureAwait(false))
            return [];

        Password = password;
        work.Undo.Add($"the console password of '{UserName}'", true, token => work.Iam.Client.DeleteLoginProfileAsync(
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
        catch (EntityAlreadyExistsException) when (!work.IsCreated)
        {
            // The password existed, but was not visible when it was checked. A password that an interrupted run planned
            // is set again; any other is not changed.
            if (work.Ledger?.PlannedPassword(UserName) is null)
                return false;
            await _profiles.UpdateAsync(UserName, password, Request.RequirePasswordReset, exists: true)
                .ConfigureAwait(false);
            return true;
        }
    }
}
