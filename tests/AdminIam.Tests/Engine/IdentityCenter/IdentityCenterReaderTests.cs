using System.Text.Json.Nodes;
using AdminIam.Engine.IdentityCenter;

namespace AdminIam.Tests.Engine.IdentityCenter;

public sealed class IdentityCenterReaderTests
{
    [Fact]
    public async Task An_account_instance_is_told_from_that_of_an_organization()
    {
        using var organization = await TestCenterRun.StartAsync();
        using var account = await TestCenterRun.StartAsync(
            state => state["organization"]!["managementAccountId"] = "999988887777");

        Assert.True(await new IdentityCenterReader(organization.Run).IsOrganizationInstanceAsync());
        Assert.Empty((await new IdentityCenterReader(organization.Run).DelegatedAdministratorsAsync())!);
        Assert.False(await new IdentityCenterReader(account.Run).IsOrganizationInstanceAsync());
    }

    [Fact]
    public async Task The_IDs_of_a_directory_are_evidence_of_it()
    {
        using var test = await TestCenterRun.StartAsync(
            state => state["identityStore"]!["users"]![0]!["externalIds"] = new JsonArray(
                new JsonObject { ["issuer"] = "https://scim.example.com", ["id"] = "42" }),
            async first =>
            {
                await first.Store.CreateUserAsync("alice");
                await first.Store.CreateGroupAsync("Team");
            });

        var evidence = await new IdentityCenterReader(test.Run).EvidenceAsync();

        Assert.Equal((2, 1, "https://scim.example.com"), (
            evidence!.Count, evidence.External, Assert.Single(evidence.Issuers)));
        Assert.EndsWith(":root", Assert.Single(evidence.Creators));
    }
}
