using System.Globalization;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam.Passwords;
using CsCheck;

namespace AdminIam.Tests.Engine.Iam.Passwords;

public sealed class PasswordRulesTests
{
    private static readonly PasswordPolicy Strict = new()
    {
        MinimumLength = 12, RequireUppercase = true, RequireLowercase = true, RequireNumbers = true,
        RequireSymbols = true,
    };

    [Theory]
    [InlineData("Ab3!Ab3!Ab3!")]
    [InlineData("Ab3|'[]{}=+-_")]
    [InlineData("Ab3! mit Leerzeichen und ä")]
    public void A_password_that_complies_with_the_policy_is_accepted(string password) =>
        PasswordRules.Check(SecretText.Protect(password), Strict, "alice");

    [Theory]
    [InlineData("Ab3!Ab3!Ab3", "at least 12 characters (it has 11)")]
    [InlineData("ab3!ab3!ab3!", "an uppercase letter")]
    [InlineData("AB3!AB3!AB3!", "a lowercase letter")]
    [InlineData("Abc!Abc!Abc!", "a digit")]
    [InlineData("Ab34Ab34Ab34", "a symbol of !@#$%^&*()_+-=[]{}|'")]
    [InlineData("Äb3!äb3!äb3!", "an uppercase letter")]
    [InlineData("Ab3?Ab3?Ab3?", "a symbol of !@#$%^&*()_+-=[]{}|'")]
    [InlineData("Ab3!Ab3!Ab3€", "only characters of Basic Latin and Latin-1")]
    [InlineData(
        "",
        "at least 12 characters (it has 0), an uppercase letter, a lowercase letter, a digit, a symbol of "
            + "!@#$%^&*()_+-=[]{}|'")]
    public void Every_violated_rule_is_reported(string password, string needs)
    {
        var refused = Assert.Throws<AdminException>(
            () => PasswordRules.Check(SecretText.Protect(password), Strict, "alice"));

        Assert.Equal(
            ("PasswordPolicyViolation", ErrorKind.InvalidArgument, "alice"),
            (refused.ErrorId, refused.Kind, refused.Target));
        Assert.Equal(
            $"The password for 'alice' does not comply with the account's password policy: it requires {needs}.",
            refused.Message);
        Assert.Contains("-GeneratePassword", refused.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void No_password_is_longer_than_iam_accepts()
    {
        PasswordRules.Check(SecretText.Protect(string.Concat(Enumerable.Repeat("Ab3!", 32))), Strict, "alice");
        var refused = Assert.Throws<AdminException>(
            () =>
                PasswordRules.Check(SecretText.Protect(string.Concat(Enumerable.Repeat("Ab3!", 33))), Strict, "alice"));

        Assert.Contains("at most 128 characters (it has 132)", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Abcdefg1", true)]
    [InlineData("abcdef1!", true)]
    [InlineData("Abcdefgh", false)]
    [InlineData("abcdefg1", false)]
    [InlineData("Abcde1!", false)]
    [InlineData("Alice.N1", false)]
    public void The_default_policy_requires_length_classes_and_not_the_name(string password, bool isTaken)
    {
        var refused = Record.Exception(
            () => PasswordRules.Check(SecretText.Protect(password), PasswordPolicy.Default, "alice.n1"));

        Assert.Equal(isTaken, refused is null);
        Assert.Contains("the default", refused?.Message ?? "the default", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ab3!Ab3!\nAb3!", "U+000A")]
    [InlineData("Ab3!Ab3!Ab3!\r\n", "U+000D, U+000A")]
    [InlineData("Ab3!\0Ab3!Ab3!", "U+0000")]
    [InlineData("Ab3!\tAb3!Ab3!\t", "U+0009")]
    [InlineData("Ab3!Ab3!\u007FAb3!\u009F", "U+007F, U+009F")]
    public void Control_characters_are_refused_and_named(string password, string codes)
    {
        var refused = Assert.Throws<AdminException>(
            () => PasswordRules.CheckCharacters(SecretText.Protect(password), "alice"));

        Assert.Equal(
            ("InvalidPassword", ErrorKind.InvalidArgument, "alice"), (refused.ErrorId, refused.Kind, refused.Target));
        Assert.EndsWith($": {codes}.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_refused_for_its_characters_exactly_when_one_is_a_control_character() =>
        Gen.String.Sample(password =>
        {
            var refused = Record.Exception(
                () => PasswordRules.CheckCharacters(SecretText.Protect(password), "alice")) as AdminException;

            Assert.Equal(password.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.Control), refused is not null);
            Assert.All(
                password.Where(char.IsControl),
                c => Assert.Contains($"U+{(int)c:X4}", refused!.Message, StringComparison.Ordinal));
        });

    [Fact]
    public void Any_other_text_is_refused_exactly_if_iam_would_refuse_it() =>
        Gen.String[Gen.Char[' ', '\u0130'].Where(c => !char.IsControl(c)), 0, 140].Sample(password =>
        {
            var breaks = password.Length is < 12 or > 128
                || password.Any(c => c > '\u00FF')
                || !password.Any(char.IsAsciiLetterUpper)
                || !password.Any(char.IsAsciiLetterLower) || !password.Any(char.IsAsciiDigit)
                || !password.Any(c => "!@#$%^&*()_+-=[]{}|'".Contains(c, StringComparison.Ordinal));

            var refused = Record.Exception(
                () => PasswordRules.Check(SecretText.Protect(password), Strict, "alice")) as AdminException;

            Assert.Equal(breaks ? "PasswordPolicyViolation" : null, refused?.ErrorId);
            if (password.Length > 3)
                Assert.DoesNotContain(password, refused?.Message ?? string.Empty, StringComparison.Ordinal);
        });

    [Fact]
    public void A_secret_is_not_changed_by_protection() =>
        Gen.String.Sample(text => SecretText.Reveal(SecretText.Protect(text)) == text);
}
