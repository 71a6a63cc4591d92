using AdminIam.Sandbox.Services.Iam.State;
using CsCheck;

namespace AdminIam.Tests.Sandbox.Services.Iam.State;

public sealed class TestIssuerTests
{
    private static readonly TestIssuer Issuer = TestIssuer.Create();

    [Fact]
    public void A_token_is_verified_by_its_issuer_only()
    {
        var token = Issuer.Sign(new Dictionary<string, object> { ["sub"] = "someone" });
        Assert.True(Issuer.Verifies(token));
        Assert.True(new TestIssuer { Key = Issuer.Key }.Verifies(token));
        Assert.False(TestIssuer.Create().Verifies(token));
    }

    [Fact]
    public void A_changed_token_is_not_verified()
    {
        var token = Issuer.Sign(new Dictionary<string, object> { ["sub"] = "someone" });
        // The last digit has bits that do not count.
        Gen.Select(Gen.Int[0, token.Length - 2], Gen.Char['A', 'z']).Sample((at, c) =>
            token[at] == c || !Issuer.Verifies(token.Remove(at, 1).Insert(at, c.ToString())));
    }
}
