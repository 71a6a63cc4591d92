using System.Globalization;
using System.Text.RegularExpressions;
using AdminIam.Engine.Common;
using CsCheck;

namespace AdminIam.Tests.Engine.Common;

public sealed class WildcardsTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("?", "", false)]
    [InlineData("iam:*User", "iam:CreateUser", true)]
    [InlineData("iam:*User", "iam:CreateUsers", false)]
    [InlineData("iam:Create?ser", "iam:CreateUser", true)]
    [InlineData("IAM:createuser", "iam:CreateUser", true)]
    [InlineData("iam.CreateUser", "iam:CreateUser", false)]
    [InlineData("arn:aws:iam::*:user/*", "arn:aws:iam::111122223333:user/ops/bob", true)]
    [InlineData("bob", "bob\n", false)]
    public void Texts_match_as_in_policies(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Wildcards.Match(pattern, text));

    [Fact]
    public void They_match_as_the_regular_expression_does()
    {
        var texts = Gen.Char["abA.:\n*?"].Array[0, 8].Select(characters => new string(characters));
        Gen.Select(texts, texts).Sample((pattern, text) =>
        {
            var expected = Regex.IsMatch(
                text, "^" + Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".") + @"\z",
                RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);
            Assert.Equal(expected, Wildcards.Match(pattern, text));
        });
    }

    [Fact]
    public void Many_asterisks_do_not_take_long() =>
        Assert.False(Wildcards.Match(
            string.Concat(Enumerable.Repeat("*a", 200)) + "b", new string('a', 20_000)));

    [Fact]
    public void The_culture_does_not_matter()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // Where the uppercase letter of i is not I.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.True(Wildcards.Match("IAM:*", "iam:CreateUser"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
