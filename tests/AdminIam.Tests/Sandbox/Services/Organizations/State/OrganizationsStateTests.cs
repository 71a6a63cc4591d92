using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Organizations.State;

public sealed class OrganizationsStateTests
{
    private const string Prod = TestOrganization.Prod;

    [Fact]
    public async Task Accounts_have_what_the_settings_say()
    {
        using var sandbox = Start(
            new SandboxMemberAccount(Prod, "Same", "Workloads")
            {
                Email = "prod@example.com",
                State = "PENDING_CLOSURE",
                JoinedMethod = "INVITED",
                Tags = new Dictionary<string, string> { ["Team"] = "Payments", ["CostCenter"] = "7" },
            },
            new SandboxMemberAccount(TestOrganization.Test, "Same") { State = "CLOSED" });
        var client = JsonServiceClient.Organizations(sandbox);

        var accounts = (await client.OkAsync("ListAccounts")).GetProperty("Accounts").EnumerateArray().ToList();

        Assert.Equal(["Same", "Management", "Same"], accounts.Select(account => account.Text("Name")));
        Assert.Equal(["PENDING_CLOSURE", "ACTIVE", "CLOSED"], accounts.Select(account => account.Text("State")));
        Assert.Equal(["PENDING_CLOSURE", "ACTIVE", "SUSPENDED"], accounts.Select(account => account.Text("Status")));
        Assert.Equal(["INVITED", "INVITED", "CREATED"], accounts.Select(account => account.Text("JoinedMethod")));
        Assert.Equal("prod@example.com", accounts[0].Text("Email"));
        var tags = await client.OkAsync("ListTagsForResource", new { ResourceId = Prod });
        Assert.Equal(["CostCenter", "Team"], tags.Texts("Tags", "Key"));
        Assert.Equal(["7", "Payments"], tags.Texts("Tags", "Value"));
        var root = (await client.OkAsync("ListRoots")).Texts("Roots", "Id").Single();
        Assert.Empty((await client.OkAsync("ListTagsForResource", new { ResourceId = root })).Texts("Tags", "Key"));
        Assert.Equal(
            "400 TargetNotFoundException: You specified a target that doesn't exist.",
            await client.ErrorAsync("ListTagsForResource", new { ResourceId = "000000000000" }));
    }

    [Theory]
    [InlineData("CREATED", null, "OrganizationAccountAccessRole")]
    [InlineData("CREATED", "Chosen", "Chosen")]
    [InlineData("CREATED", "", null)]
    [InlineData("INVITED", null, null)]
    [InlineData("INVITED", "ByHand", "ByHand")]
    public async Task Only_a_created_account_has_the_access_role_unless_it_is_named(
        string method, string? chosen, string? expected)
    {
        using var sandbox = Start(new SandboxMemberAccount(Prod, "Prod") { JoinedMethod = method, RoleName = chosen });
        var admin = await TestMember.AdministratorAsync(sandbox);

        foreach (var name in new[] { "OrganizationAccountAccessRole", "Chosen", "ByHand" })
        {
            var reply = await admin.CallAsync("AssumeRole", TestMember.Request(TestMember.RoleArn(Prod, name)));
            Assert.Equal(name == expected ? 200 : 403, reply.Status);
        }
    }

    [Fact]
    public async Task Organizational_units_exist_without_accounts()
    {
        using var sandbox = new RunningSandbox(new SandboxOptions { OrganizationalUnits = ["Workloads/Empty", "Lab"] });
        var client = JsonServiceClient.Organizations(sandbox);

        var root = (await client.OkAsync("ListRoots")).Texts("Roots", "Id").Single();
        var units = await client.OkAsync("ListOrganizationalUnitsForParent", new { ParentId = root });

        Assert.Equal(["Lab", "Workloads"], units.Texts("OrganizationalUnits", "Name").Order());
    }

    [Fact]
    public async Task The_second_page_of_many_accounts_is_empty_and_has_a_token()
    {
        using var sandbox = Start([.. Enumerable.Range(0, 44).Select(number =>
            new SandboxMemberAccount($"{number:D12}", "Same", "Workloads"))]);
        var client = JsonServiceClient.Organizations(sandbox);

        var (accounts, sizes) = await AllAsync(client, "ListAccounts", null);
        Assert.Equal([20, 0, 20, 5], sizes);
        Assert.Equal(45, accounts.Distinct().Count());

        var unit = (await client.OkAsync("ListParents", new { ChildId = "000000000000" })).Texts("Parents", "Id")[0];
        (accounts, sizes) = await AllAsync(client, "ListAccountsForParent", unit);
        Assert.Equal([20, 0, 20, 4], sizes);
        Assert.Equal(44, accounts.Distinct().Count());
    }

    [Fact]
    public async Task Member_accounts_see_the_organization_and_administer_it_only_as_delegates()
    {
        using var sandbox = new RunningSandbox(TestOrganization.Options());
        var admin = await TestMember.AdministratorAsync(sandbox);
        var (prod, prodCenter) = await ClientsAsync(Prod);
        var (test, testCenter) = await ClientsAsync(TestOrganization.Test);
        var management = JsonServiceClient.Organizations(sandbox);
        await management.OkAsync(
            "RegisterDelegatedAdministrator", new { AccountId = Prod, ServicePrincipal = "sso.amazonaws.com" });

        foreach (var member in new[] { prod, test })
        {
            var organization = (await member.OkAsync("DescribeOrganization")).GetProperty("Organization");
            Assert.Equal(RunningSandbox.AccountId, organization.Text("MasterAccountId"));
        }

        Assert.Equal(4, (await prod.OkAsync("ListAccounts")).GetProperty("Accounts").GetArrayLength());
        Assert.Equal(
            "400 AccessDeniedException: You don't have permissions to access this resource.",
            await test.ErrorAsync("ListAccounts"));
        var instance = (await prodCenter.OkAsync("ListInstances")).GetProperty("Instances")[0].Text("InstanceArn");
        await prodCenter.OkAsync("CreatePermissionSet", new { InstanceArn = instance, Name = "Admins" });
        Assert.StartsWith(
            "400 AccessDeniedException",
            await testCenter.ErrorAsync("CreatePermissionSet", new { InstanceArn = instance, Name = "Others" }),
            StringComparison.Ordinal);

        async Task<(JsonServiceClient, JsonServiceClient)> ClientsAsync(string account)
        {
            var session = await TestMember.EnterAsync(sandbox, admin, account);
            await session.OkAsync("CreateUser", ("UserName", "alice"));
            await session.OkAsync(
                "PutUserPolicy", ("UserName", "alice"), ("PolicyName", "all"),
                ("PolicyDocument", RunningSandbox.Policy(TestMember.AllowAll)));
            var key = await session.OkAsync("CreateAccessKey", ("UserName", "alice"));
            var keys = new SandboxKeys(key["AccessKeyId"], key["SecretAccessKey"]);
            return (JsonServiceClient.Organizations(sandbox, keys), JsonServiceClient.SsoAdmin(sandbox, keys: keys));
        }
    }

    [Theory]
    [InlineData("1", "'1' is not the id of an AWS account")]
    [InlineData(RunningSandbox.AccountId, "Two accounts of the organization have the id 123456789012.")]
    public void An_invalid_or_duplicate_id_is_refused(string id, string says) => Assert.StartsWith(
        says,
        Assert.Throws<ArgumentException>(() => Start(new SandboxMemberAccount(id, "Prod"))).Message,
        StringComparison.Ordinal);

    private static async Task<(List<string> Accounts, List<int> Sizes)> AllAsync(
        JsonServiceClient client, string operation, string? parent)
    {
        var accounts = new List<string>();
        var sizes = new List<int>();
        string? token = null;
        do
        {
            var input = new Dictionary<string, string>();
            if (parent is not null)
                input["ParentId"] = parent;
            if (token is not null)
                input["NextToken"] = token;
            var page = await client.OkAsync(operation, input);
            accounts.AddRange(page.Texts("Accounts", "Id"));
            sizes.Add(page.GetProperty("Accounts").GetArrayLength());
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        return (accounts, sizes);
    }

    private static RunningSandbox Start(params SandboxMemberAccount[] accounts) =>
        new(new SandboxOptions { Accounts = accounts });
}
