using System.Security;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Passwords;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The facts about the account that a run requires, which are read at most once.</summary>
internal sealed class UserRunFacts
{
    private readonly Lazy<Task<string>> _signInUrl;
    private readonly Lazy<Task<PasswordPolicy>> _passwordPolicy;
    private readonly Lazy<Task<ISet<string>>> _groupsThatAllowPasswordChange;

    public UserRunFacts(IamRun run)
    {
        Names = new AccountNameIndex(run);
        Boundaries = new BoundaryPolicies(run, Names);
        _signInUrl = new(() => AccountReader.SignInUrlAsync(run));
        _passwordPolicy = new(() => PasswordPolicyReader.ReadAsync(run));
        _groupsThatAllowPasswordChange = new(() => PasswordChangeGrants.GroupsAsync(run));
    }

    public AccountNameIndex Names { get; }

    public BoundaryPolicies Boundaries { get; }

    public Task<string> SignInUrlAsync() => _signInUrl.Value;

    /// <summary>Checks a password that was specified against the password policy of the account.</summary>
    /// <param name="password">The password; <see langword="null"/> if none was specified.</param>
    public async Task CheckPasswordAsync(SecureString? password, string userName)
    {
        if (password is not null)
            PasswordRules.Check(password, await _passwordPolicy.Value.ConfigureAwait(false), userName);
    }

    /// <summary>Generates a password that complies with the password policy of the account.</summary>
    public async Task<SecureString> GeneratePasswordAsync() =>
        PasswordGenerator.Generate(await _passwordPolicy.Value.ConfigureAwait(false));

    /// <summary>Returns whether a user in these groups can change the own password.</summary>
    public async Task<bool> CanChangePasswordAsync(IReadOnlyCollection<string> groups)
    {
        var policy = await _passwordPolicy.Value.ConfigureAwait(false);
        if (policy.AllowUsersToChangePassword)
            return true;
        if (groups.Count == 0)
            return false;
        var granting = await _groupsThatAllowPasswordChange.Value.ConfigureAwait(false);
        return groups.Any(granting.Contains);
    }
}
