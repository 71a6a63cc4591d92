using System.Text.Json.Nodes;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Tests.Engine.IdentityCenter.Directory;

public sealed class DirectoryUserTests
{
    [Fact]
    public async Task A_listed_user_has_the_attributes_of_a_described_one()
    {
        using var test = await TestCenterRun.StartAsync(
            state => state["identityStore"]!["users"]![0]!["externalIds"] = new JsonArray(
                new JsonObject { ["issuer"] = "https://scim.example.com", ["id"] = "42" }),
            first => first.Store.CreateUserAsync("ada", "ada@example.com"));
        var finder = new UserFinder(test.Run);

        var listed = Assert.Single(await finder.List().ToListAsync());
        var described = await finder.GetAsync("ada");

        Assert.Equal(listed with { ExternalIssuers = described.ExternalIssuers }, described);
        Assert.Equal(
            ("ada", "Ada", "Lovelace", "Ada Lovelace", "ada@example.com", true),
            (listed.UserName, listed.GivenName, listed.FamilyName, listed.DisplayName, listed.Email,
                listed.IsExternal));
        Assert.Equal(["https://scim.example.com"], described.ExternalIssuers);
        Assert.Equal(DateTimeKind.Utc, listed.CreateDate!.Value.Kind);
    }
}
