using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>
/// The account's rules for console passwords. The engine implements them independently, because the sandbox shares no
/// code with what it tests.
/// </summary>
internal static class PasswordRules
{
    private const string Symbols = "!@#$%^&*()_+-=[]{}|'";
    private const int DefaultMinimumLength = 8;
    private const int DefaultClasses = 3;

    /// <summary>The most passwords a policy can remember.</summary>
    private const int LongestHistory = 24;

    public static void Check(IamAccount account, string password, LoginProfile? profile)
    {
        if (account.PasswordPolicy is { } policy)
        {
            CheckPolicy(policy, password);
            CheckReuse(policy, password, profile);
        }
        else
        {
            CheckDefault(account, password);
        }
    }

    public static void Set(LoginProfile profile, string password, DateTime now)
    {
        if (profile.Password.Hash.Length > 0)
            profile.History.Insert(0, profile.Password);
        if (profile.History.Count > LongestHistory)
            profile.History.RemoveRange(LongestHistory, profile.History.Count - LongestHistory);
        profile.Password = PasswordHash.Of(password);
        profile.PasswordChanged = now;
    }

    private static void CheckPolicy(PasswordPolicy policy, string password)
    {
        RequireLength(password, policy.MinimumLength);
        Require(policy.RequireUppercase, password.Any(IsUpper), "Password should have at least one uppercase letter");
        Require(policy.RequireLowercase, password.Any(IsLower), "Password should have at least one lowercase letter");
        Require(policy.RequireNumbers, password.Any(IsDigit), "Password should have at least one number");
        Require(policy.RequireSymbols, password.Any(IsSymbol), "Password should have at least one symbol");
    }

    private static void CheckReuse(PasswordPolicy policy, string password, LoginProfile? profile)
    {
        if (policy.ReusePrevention is not { } remembered || profile is null)
            return;

        // The password in use is the first of those remembered.
        var reused = profile.Password.Matches(password)
            || profile.History.Take(remembered - 1).Any(previous => previous.Matches(password));
        Require(true, !reused, "Password does not conform to the account password policy: it was used before");
    }

    private static void CheckDefault(IamAccount account, string password)
    {
        RequireLength(password, DefaultMinimumLength);
        var classes = new Func<char, bool>[] { IsUpper, IsLower, IsDigit, IsSymbol }.Count(password.Any);
        Require(
            true,
            classes >= DefaultClasses,
            "Password should have at least three of: uppercase letters, lowercase letters, numbers, symbols");
        Require(
            true,
            !password.Equals(account.AccountId, StringComparison.OrdinalIgnoreCase)
                && !password.Equals(account.Alias, StringComparison.OrdinalIgnoreCase),
            "Password should not be the name of the account");
    }

    private static void RequireLength(string password, int length) =>
        Require(true, password.Length >= length, $"Password should have a minimum length of {length}");

    private static void Require(bool asked, bool met, string message)
    {
        if (asked && !met)
            throw IamErrors.PasswordPolicyViolation(message);
    }

    // IAM counts the Latin letters only.
    private static bool IsUpper(char c) => c is >= 'A' and <= 'Z';

    private static bool IsLower(char c) => c is >= 'a' and <= 'z';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsSymbol(char c) => Symbols.IndexOf(c) >= 0;
}
