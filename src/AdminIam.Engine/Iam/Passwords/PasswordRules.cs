using System.Security;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Engine.Iam.Passwords;

/// <summary>Checks a password against the account's policy before a user is made for it.</summary>
public static class PasswordRules
{
    /// <summary>The longest password IAM accepts.</summary>
    public const int MaximumLength = 128;

    /// <summary>Refuses a password with control characters, which needs nothing of the account.</summary>
    /// <remarks>
    /// IAM accepts tabs, line breaks and the controls of Latin-1 (passwordType is [\u0009\u000A\u000D\u0020-\u00FF]+). Nobody
    /// can type them at the sign-in page, and a line break divides the user's row in a credentials file.
    /// </remarks>
    /// <param name="password">The password; <see langword="null"/> where there is none.</param>
    /// <param name="userName">Whose password it is.</param>
    public static void CheckCharacters(SecureString? password, string userName)
    {
        if (password is null)
            return;
        var controls = SecretText.Reveal(password).Where(char.IsControl).Distinct().Select(VisibleText.CodePoint).ToList();
        if (controls.Count == 0)
            return;
        throw new AdminException(
            "InvalidPassword", ErrorKind.InvalidArgument, userName,
            $"The password for '{userName}' has control characters, which nobody can type at the sign-in page: {string.Join(", ", controls)}.",
            "Remove them, such as the line break at the end of a file that was read; nothing has been sent to AWS.");
    }

    /// <summary>Refuses a password the account would refuse, saying every rule it breaks and never the password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="policy">The account's policy.</param>
    /// <param name="userName">Whose password it is.</param>
    public static void Check(SecureString password, PasswordPolicy policy, string userName)
    {
        CheckCharacters(password, userName);
        var broken = Broken(SecretText.Reveal(password), policy, userName).ToList();
        if (broken.Count == 0)
            return;
        throw new AdminException(
            "PasswordPolicyViolation", ErrorKind.InvalidArgument, userName,
            $"The password for '{userName}' does not keep {(policy.IsDefault ? "IAM's default" : "the account's")} "
            + $"password policy: it needs {string.Join(", ", broken)}.",
            "Choose another password, or let -GeneratePassword make one that keeps the policy.");
    }

    /// <summary>What a password lacks, as phrases that follow "it needs".</summary>
    /// <param name="password">The password.</param>
    /// <param name="policy">The account's policy.</param>
    /// <param name="userName">Whose password it is.</param>
    internal static IEnumerable<string> Broken(string password, PasswordPolicy policy, string userName)
    {
        if (password.Length < policy.MinimumLength)
            yield return $"at least {policy.MinimumLength} characters (it has {password.Length})";
        if (password.Length > MaximumLength)
            yield return $"at most {MaximumLength} characters (it has {password.Length})";
        if (!password.All(PasswordCharacters.IsAccepted))
            yield return "only characters of Basic Latin and Latin-1";
        if (policy.RequireUppercase && !password.Any(PasswordCharacters.IsUppercase))
            yield return "an upper-case letter";
        if (policy.RequireLowercase && !password.Any(PasswordCharacters.IsLowercase))
            yield return "a lower-case letter";
        if (policy.RequireNumbers && !password.Any(PasswordCharacters.IsNumber))
            yield return "a digit";
        if (policy.RequireSymbols && !password.Any(PasswordCharacters.IsSymbol))
            yield return $"a symbol of {PasswordCharacters.Symbols}";
        if (Classes(password) < policy.RequiredClasses)
            yield return "three of: upper-case letters, lower-case letters, digits, symbols";
        if (policy.IsDefault && string.Equals(password, userName, StringComparison.OrdinalIgnoreCase))
            yield return "to differ from the user name";
    }

    private static int Classes(string password)
    {
        Func<char, bool>[] classes =
        [
            PasswordCharacters.IsUppercase, PasswordCharacters.IsLowercase,
            PasswordCharacters.IsNumber, PasswordCharacters.IsSymbol,
        ];
        return classes.Count(password.Any);
    }
}
