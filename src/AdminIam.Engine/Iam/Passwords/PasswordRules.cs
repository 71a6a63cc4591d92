using System.Security;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Engine.Iam.Passwords;

/// <summary>Checks a password against the account password policy before any change.</summary>
public static class PasswordRules
{
    /// <summary>The maximum length of a password.</summary>
    public const int MaximumLength = 128;

    /// <summary>Refuses a password with control characters, without a call.</summary>
    /// <remarks>
    /// IAM accepts tabs, line breaks and the control characters of Latin-1 (passwordType is
    /// [\u0009\u000A\u000D\u0020-\u00FF]+). They cannot be typed on the sign-in page, and a line break splits the row
    /// in a credentials file.
    /// </remarks>
    /// <param name="password">The password; <see langword="null"/> if there is none.</param>
    public static void CheckCharacters(SecureString? password, string userName)
    {
        if (password is null)
            return;
        var controls = SecretText.Reveal(password)
            .Where(char.IsControl)
            .Distinct()
            .Select(VisibleText.CodePoint)
            .ToList();
        if (controls.Count == 0)
            return;
        throw new AdminException(
            "InvalidPassword", ErrorKind.InvalidArgument, userName,
            $"The password for '{userName}' contains control characters, which cannot be typed on the sign-in page: "
                + $"{string.Join(", ", controls)}.",
            "Remove them, such as the line break at the end of a file. Nothing was sent to AWS.");
    }

    /// <summary>Refuses a password that violates the policy. The message lists every violated rule, but not the
    /// password.</summary>
    /// <param name="policy">The account password policy.</param>
    public static void Check(SecureString password, PasswordPolicy policy, string userName)
    {
        CheckCharacters(password, userName);
        var broken = Broken(SecretText.Reveal(password), policy, userName).ToList();
        if (broken.Count == 0)
            return;
        throw new AdminException(
            "PasswordPolicyViolation", ErrorKind.InvalidArgument, userName,
            $"The password for '{userName}' does not comply with "
            + $"{(policy.IsDefault ? "the default" : "the account's")} password policy: it requires "
            + $"{string.Join(", ", broken)}.",
            "Choose another password, or use -GeneratePassword to generate one that complies with the policy.");
    }

    /// <summary>Returns the requirements that a password does not meet.</summary>
    /// <param name="policy">The account password policy.</param>
    internal static IEnumerable<string> Broken(string password, PasswordPolicy policy, string userName)
    {
        if (password.Length < policy.MinimumLength)
            yield return $"at least {policy.MinimumLength} characters (it has {password.Length})";
        if (password.Length > MaximumLength)
            yield return $"at most {MaximumLength} characters (it has {password.Length})";
        if (!password.All(PasswordCharacters.IsAccepted))
            yield return "only characters of Basic Latin and Latin-1";
        if (policy.RequireUppercase && !password.Any(PasswordCharacters.IsUppercase))
            yield return "an uppercase letter";
        if (policy.RequireLowercase && !password.Any(PasswordCharacters.IsLowercase))
            yield return "a lowercase letter";
        if (policy.RequireNumbers && !password.Any(PasswordCharacters.IsNumber))
            yield return "a digit";
        if (policy.RequireSymbols && !password.Any(PasswordCharacters.IsSymbol))
            yield return $"a symbol of {PasswordCharacters.Symbols}";
        if (Classes(password) < policy.RequiredClasses)
            yield return "three of: uppercase letters, lowercase letters, digits, symbols";
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
