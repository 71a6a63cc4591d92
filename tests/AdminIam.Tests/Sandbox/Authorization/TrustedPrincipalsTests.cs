using System.Text.Json;
using AdminIam.Sandbox.Authorization;
using CsCheck;

namespace AdminIam.Tests.Sandbox.Authorization;

public sealed class TrustedPrincipalsTests
{
    private const string Old = "arn:aws:iam::123456789012:user/a";

    [Theory]
    [InlineData("""{"Statement":{"Principal":{"AWS":"OLD"}}}""", """{"Statement":{"Principal":{"AWS":"NEW"}}}""")]
    [InlineData(
        """{"Statement":[{"Principal":{"AWS":["OLD", "x"],"Service":"OLD"}}]}""",
        """{"Statement":[{"Principal":{"AWS":["NEW", "x"],"Service":"OLD"}}]}""")]
    [InlineData(
        """ {"Statement":[{"NotPrincipal" : {"AWS" : "OLD"} , "Sid":"OLD"}]}""",
        """ {"Statement":[{"NotPrincipal" : {"AWS" : "NEW"} , "Sid":"OLD"}]}""")]
    [InlineData(
        """{"Statement":[{"Condition":{"StringEquals":{"AWS":"OLD"}}},{"Principal":{"AWS":"OLD"}}]}""",
        """{"Statement":[{"Condition":{"StringEquals":{"AWS":"OLD"}}},{"Principal":{"AWS":"NEW"}}]}""")]
    [InlineData(
        """{"Statement":[{"Principal":{"AWS":"arn:aws:iam::123456789012:user\/a"}}]}""",
        """{"Statement":[{"Principal":{"AWS":"NEW"}}]}""")]
    [InlineData("""{"Id":"OLD","AWS":"OLD"}""", """{"Id":"OLD","AWS":"OLD"}""")]
    public void Only_principals_are_replaced(string before, string after) => Assert.Equal(
        after, TrustedPrincipals.Replace(before.Replace("OLD", Old, StringComparison.Ordinal), Old, "NEW")
            .Replace(Old, "OLD", StringComparison.Ordinal));

    [Fact]
    public void Every_principal_is_replaced_and_all_else_stays() => Gen.Select(
            Gen.String[Gen.Char[' ', 'ÿ'], 0, 20], Gen.String[Gen.Char[' ', 'ÿ'], 0, 20], Gen.Bool)
        .Sample((principal, replacement, isList) =>
        {
            string Document(string text) => JsonSerializer.Serialize(new
            {
                Statement = new[]
                {
                    new
                    {
                        Sid = principal,
                        Principal = new Dictionary<string, object>
                        {
                            ["Service"] = principal,
                            ["AWS"] = isList ? new[] { text, "other", text } : text,
                        },
                    },
                },
            });

            return Normalize(TrustedPrincipals.Replace(Document(principal), principal, replacement))
                == Normalize(Document(replacement));
        });

    // The same document can be escaped in different ways.
    private static string Normalize(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
}
