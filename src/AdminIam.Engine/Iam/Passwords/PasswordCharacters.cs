namespace AdminIam.Engine.Iam.Passwords;

/// <summary>The character classes of IAM's password rules.</summary>
internal static class PasswordCharacters
{
    /// <summary>The symbols of IAM (API reference, UpdateAccountPasswordPolicy, RequireSymbols).</summary>
    public const string Symbols = "!@#$%^&*()_+-=[]{}|'";

    private static readonly char[] SymbolSet = Symbols.ToCharArray();

    public static bool IsUppercase(char c) => c is >= 'A' and <= 'Z';

    public static bool IsLowercase(char c) => c is >= 'a' and <= 'z';

    public static bool IsNumber(char c) => c is >= '0' and <= '9';

    public static bool IsSymbol(char c) => Array.IndexOf(SymbolSet, c) >= 0;

    /// <summary>The characters of passwordType of IAM, except control characters, which
    /// <see cref="PasswordRules.CheckCharacters"/> refuses.</summary>
    public static bool IsAccepted(char c) => c is >= ' ' and <= '\u00FF';
}
