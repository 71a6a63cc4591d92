using System.Security;
using System.Security.Cryptography;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Engine.Iam.Passwords;

/// <summary>Generates passwords with a cryptographic random number generator. They comply with any account password
/// policy.</summary>
public static class PasswordGenerator
{
    private const int UsualLength = 20;

    // Without letters and digits that are easily confused.
    private const string Uppercase = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Lowercase = "abcdefghijkmnopqrstuvwxyz";
    private const string Numbers = "23456789";

    // Without & and ', which must be escaped in email and shells, and without |. Commas and quotation marks, at which
    // `aws configure import` would split a row, are not symbols of IAM.
    private const string Symbols = "!@#$%^*()_+-=[]{}";
    private const string Everything = Uppercase + Lowercase + Numbers + Symbols;

    /// <summary>Returns a password of at least 20 characters with every character class.</summary>
    /// <param name="policy">The account password policy, which may require more characters.</param>
    public static SecureString Generate(PasswordPolicy policy)
    {
        var length = Math.Min(PasswordRules.MaximumLength, Math.Max(UsualLength, policy.MinimumLength));
        var password = new char[length];
        using var random = RandomNumberGenerator.Create();
        try
        {
            // Every class at least once, regardless of the policy, in case the policy becomes stricter in the meantime.
            password[0] = Pick(random, Uppercase);
            password[1] = Pick(random, Lowercase);
            password[2] = Pick(random, Numbers);
            password[3] = Pick(random, Symbols);
            for (var i = 4; i < length; i++)
                password[i] = Pick(random, Everything);
            Shuffle(random, password);
            LeadWithLetter(password);
            return SecretText.Protect(password);
        }
        finally
        {
            Array.Clear(password, 0, password.Length);
        }
    }

    private static void Shuffle(RandomNumberGenerator random, char[] password)
    {
        for (var i = password.Length - 1; i > 0; i--)
        {
            var j = Below(random, i + 1);
            (password[i], password[j]) = (password[j], password[i]);
        }
    }

    // Spreadsheet programs treat a cell that starts with = + - or @ as a formula.
    private static void LeadWithLetter(char[] password)
    {
        var letter = Array.FindIndex(
            password, c => PasswordCharacters.IsUppercase(c) || PasswordCharacters.IsLowercase(c));
        (password[0], password[letter]) = (password[letter], password[0]);
    }

    private static char Pick(RandomNumberGenerator random, string from) => from[Below(random, from.Length)];

    // RandomNumberGenerator.GetInt32 is not in netstandard2.0. Values above the last whole multiple are discarded, so
    // that every index is equally likely.
    private static int Below(RandomNumberGenerator random, int bound)
    {
        var limit = 256 - (256 % bound);
        var one = new byte[1];
        do
            random.GetBytes(one);
        while (one[0] >= limit);
        return one[0] % bound;
    }
}
