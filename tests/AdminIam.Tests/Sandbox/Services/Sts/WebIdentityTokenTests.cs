using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services.Sts;

namespace AdminIam.Tests.Sandbox.Services.Sts;

public sealed class WebIdentityTokenTests
{
    private static readonly string[] Audiences = ["one", "two"];
    private static readonly string[] Methods = ["pwd", "mfa"];

    [Fact]
    public void The_claims_are_condition_keys_of_the_provider()
    {
        var token = WebIdentityToken.Read(TestToken.Create(DateTime.UtcNow.AddHours(1), claims =>
        {
            claims["aud"] = Audiences;
            claims["azp"] = "application";
            claims["amr"] = Methods;
        }));
        var keys = new RequestKeys();

        token.AddKeys(keys);

        Assert.Equal("application", token.Audience);
        Assert.Equal(["application"], keys.Find("login.example.com/tenant:aud"));
        Assert.Equal(["one", "two"], keys.Find("login.example.com/tenant:oaud"));
        Assert.Equal(["runbook-identity"], keys.Find("login.example.com/tenant:sub"));
        Assert.Equal(["pwd", "mfa"], keys.Find("login.example.com/tenant:amr"));
    }

    [Fact]
    public void The_slash_at_the_end_of_an_issuer_is_part_of_the_provider() => Assert.Equal(
        "sts.windows.net/tenant/",
        WebIdentityToken.Read(
            TestToken.Create(DateTime.UtcNow, claims => claims["iss"] = "https://sts.windows.net/tenant/")).Provider);
}
