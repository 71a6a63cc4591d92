using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam.Passwords;

namespace AdminIam.Tests.Engine.Iam.Passwords;

public sealed class PasswordGeneratorTests
{
    private const int Usual = 20;
    private static readonly int[] Lengths = [6, 8, 14, 19, 20, 21, 64, 127, 128];

    public static IEnumerable<PasswordPolicy> EveryPolicy =>
        from classes in Enumerable.Range(0, 16)
        from length in Lengths
        select new PasswordPolicy
        {
            MinimumLength = length,
            RequireUppercase = (classes & 1) != 0,
            RequireLowercase = (classes & 2) != 0,
            RequireNumbers = (classes & 4) != 0,
            RequireSymbols = (classes & 8) != 0,
        };

    [Fact]
    public void A_password_complies_with_every_possible_policy()
    {
        foreach (var policy in EveryPolicy.Append(PasswordPolicy.Default))
        {
            for (var i = 0; i < 10; i++)
            {
                var password = PasswordGenerator.Generate(policy);
                PasswordRules.Check(password, policy, "alice");
                Assert.Equal(Math.Max(Usual, policy.MinimumLength), password.Length);
            }
        }
    }

    [Fact]
    public void A_password_is_not_changed_by_csv_spreadsheets_and_email()
    {
        foreach (var password in Many(2_000))
        {
            Assert.True(
                char.IsAsciiLetter(password[0]), "Spreadsheet programs treat a leading = + - @ as a formula.");
            Assert.DoesNotContain(
                password, c => c is ',' or '"' or ';' or '\'' or '&' or '<' or '>' or '|' or ' ' || char.IsControl(c));
            Assert.DoesNotContain(password, c => c is 'I' or 'O' or 'l' or '0' or '1');
        }
    }

    [Fact]
    public void No_password_is_generated_twice() => Assert.Equal(10_000, Many(10_000).ToHashSet().Count);

    [Fact]
    public void Every_character_of_a_class_is_as_likely_as_the_others()
    {
        foreach (var same in Many(10_000).SelectMany(password => password).GroupBy(Class))
        {
            var counts = same.GroupBy(c => c).Select(group => group.Count()).ToList();
            var mean = counts.Average();
            // The rarest class has thousands of each character, so a fifth is many standard deviations.
            Assert.All(counts, count => Assert.InRange(count, mean * 0.8, mean * 1.2));
        }
    }

    [Fact]
    public void Every_class_occurs_at_every_position_except_the_first()
    {
        var passwords = Many(2_000).ToList();

        for (var place = 1; place < Usual; place++)
            Assert.Equal(4, passwords.Select(password => Class(password[place])).Distinct().Count());
        Assert.Equal(
            ["a", "A"],
            passwords.Select(password => Class(password[0])).Distinct().Order(StringComparer.Ordinal).Reverse());
    }

    private static IEnumerable<string> Many(int count) =>
        Enumerable.Range(0, count).Select(_ => SecretText.Reveal(PasswordGenerator.Generate(PasswordPolicy.Default)));

    private static string Class(char c) =>
        char.IsAsciiLetterUpper(c) ? "A" : char.IsAsciiLetterLower(c) ? "a" : char.IsAsciiDigit(c) ? "0" : "!";
}
