using AdminIam.Build;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class FederationOperationsTests
{
    [Fact]
    public async Task The_issuer_is_kept_while_the_feature_is_disabled()
    {
        using var folder = new TemporaryFolder();
        var options = new SandboxOptions { StatePath = folder.PathOf("iam.json") };
        string issuer;
        using (var sandbox = new RunningSandbox(options))
        {
            Assert.Equal(
                "404 FeatureDisabled: Outbound web identity federation is not enabled.",
                (await sandbox.Root.CallAsync("GetOutboundWebIdentityFederationInfo")).Error);
            issuer = (await sandbox.Root.OkAsync("EnableOutboundWebIdentityFederation"))["IssuerIdentifier"];
            Assert.Equal(409, (await sandbox.Root.CallAsync("EnableOutboundWebIdentityFederation")).Status);
            await sandbox.Root.OkAsync("DisableOutboundWebIdentityFederation");
            await sandbox.Root.OkAsync("SetSecurityTokenServicePreferences", ("GlobalEndpointTokenVersion", "v2Token"));
        }

        using var again = new RunningSandbox(options);
        Assert.Equal(
            issuer, (await again.Root.OkAsync("EnableOutboundWebIdentityFederation"))["IssuerIdentifier"]);
        Assert.Equal("2", (await again.Root.OkAsync("GetAccountSummary")).SummaryOf("GlobalEndpointTokenVersion"));
        await again.Root.OkAsync("SetSecurityTokenServicePreferences", ("GlobalEndpointTokenVersion", "v1Token"));
        Assert.Equal("1", (await again.Root.OkAsync("GetAccountSummary")).SummaryOf("GlobalEndpointTokenVersion"));
    }
}
