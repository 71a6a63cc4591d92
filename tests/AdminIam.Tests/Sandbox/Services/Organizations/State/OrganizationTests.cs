using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdminIam.Tests.Sandbox.Services.Organizations.State;

public sealed class OrganizationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-organization").FullName;

    private string StatePath => Path.Combine(_folder, "state.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_organization_is_the_same_after_a_restart_and_new_accounts_are_added()
    {
        string before;
        using (var sandbox = new RunningSandbox(TestOrganization.Options(statePath: StatePath)))
            before = (await JsonServiceClient.Organizations(sandbox).OkAsync("ListAccounts")).GetRawText();
        var options = TestOrganization.Options(statePath: StatePath);
        using (var again = new RunningSandbox(options))
        {
            Assert.Equal(
                before, (await JsonServiceClient.Organizations(again).OkAsync("ListAccounts")).GetRawText());
        }

        options.Accounts = [new("222233334444", "New", "Workloads")];
        using var extended = new RunningSandbox(options);
        var client = JsonServiceClient.Organizations(extended);
        Assert.Equal(5, (await client.OkAsync("ListAccounts")).GetProperty("Accounts").GetArrayLength());
        Assert.Equal(
            (await client.OkAsync("ListParents", new { ChildId = TestOrganization.Test })).GetRawText(),
            (await client.OkAsync("ListParents", new { ChildId = "222233334444" })).GetRawText());
    }

    [Fact]
    public async Task A_member_account_may_only_describe_the_organization()
    {
        using (var sandbox = new RunningSandbox(TestOrganization.Options(statePath: StatePath)))
            await sandbox.CreateUserAsync("saves-the-state");
        var state = JsonNode.Parse(await File.ReadAllTextAsync(StatePath))!;
        state["organization"]!["managementAccountId"] = TestOrganization.Prod;
        await File.WriteAllTextAsync(StatePath, state.ToJsonString());

        using var member = new RunningSandbox(new() { StatePath = StatePath });
        var client = JsonServiceClient.Organizations(member);
        Assert.Equal(
            TestOrganization.Prod,
            (await client.OkAsync("DescribeOrganization")).GetProperty("Organization").Text("MasterAccountId"));
        Assert.Equal(
            "400 AccessDeniedException: You don't have permissions to access this resource.",
            await client.ErrorAsync("ListAccounts"));
    }

    [Fact]
    public async Task An_id_in_the_state_file_is_an_organization_of_one_account()
    {
        await File.WriteAllTextAsync(StatePath, JsonSerializer.Serialize(new
        {
            accountId = RunningSandbox.AccountId, created = DateTime.UtcNow, organizationId = "o-exampleorgid",
        }));
        using var sandbox = new RunningSandbox(new() { StatePath = StatePath });
        var client = JsonServiceClient.Organizations(sandbox);
        Assert.Equal(
            "o-exampleorgid",
            (await client.OkAsync("DescribeOrganization")).GetProperty("Organization").Text("Id"));
        Assert.Equal([RunningSandbox.AccountId], (await client.OkAsync("ListAccounts")).Texts("Accounts", "Id"));
        await client.OkAsync("EnableAWSServiceAccess", new { ServicePrincipal = "iam.amazonaws.com" });
        Assert.Equal(
            "o-exampleorgid",
            (await sandbox.Root.OkAsync("ListOrganizationsFeatures"))["OrganizationId"]);
    }
}
