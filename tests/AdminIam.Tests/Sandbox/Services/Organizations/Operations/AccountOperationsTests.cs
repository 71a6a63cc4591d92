namespace AdminIam.Tests.Sandbox.Services.Organizations.Operations;

public sealed class AccountOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new(TestOrganization.Options());

    private JsonServiceClient Client => JsonServiceClient.Organizations(_sandbox);

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_account_manages_the_organization()
    {
        var organization = (await Client.OkAsync("DescribeOrganization")).GetProperty("Organization");
        Assert.Equal(RunningSandbox.AccountId, organization.Text("MasterAccountId"));
        Assert.Matches("^o-[a-z0-9]{10}$", organization.Text("Id"));
        Assert.Equal(
            $"arn:aws:organizations::{RunningSandbox.AccountId}:organization/{organization.Text("Id")}",
            organization.Text("Arn"));
        Assert.Equal("ALL", organization.Text("FeatureSet"));
    }

    [Fact]
    public async Task Accounts_have_states_and_the_arns_of_aws()
    {
        var organization = (await Client.OkAsync("DescribeOrganization")).GetProperty("Organization").Text("Id");
        var accounts = (await Client.OkAsync("ListAccounts")).GetProperty("Accounts").EnumerateArray().ToList();
        Assert.Equal(["Prod", "Management", "Test", "Audit"], accounts.Select(account => account.Text("Name")));
        Assert.All(
            accounts,
            account => Assert.Equal(("ACTIVE", "ACTIVE"), (account.Text("State"), account.Text("Status"))));
        Assert.Equal(
            $"arn:aws:organizations::{RunningSandbox.AccountId}:account/{organization}/{TestOrganization.Prod}",
            accounts[0].Text("Arn"));
        Assert.Equal("aws-111122223333@example.com", accounts[0].Text("Email"));
    }

    [Fact]
    public async Task A_page_has_at_most_twenty_accounts()
    {
        Assert.StartsWith(
            "400 InvalidInputException: 1 validation error detected: Value '21' at 'maxResults'",
            await Client.ErrorAsync("ListAccounts", new { MaxResults = 21 }), StringComparison.Ordinal);
        var first = await Client.OkAsync("ListAccounts", new { MaxResults = 3 });
        Assert.Equal(3, first.GetProperty("Accounts").GetArrayLength());
        var second = await Client.OkAsync(
            "ListAccounts", new { MaxResults = 3, NextToken = first.Text("NextToken") });
        Assert.Equal(0, second.GetProperty("Accounts").GetArrayLength());
        var third = await Client.OkAsync(
            "ListAccounts", new { MaxResults = 3, NextToken = second.Text("NextToken") });
        Assert.Equal(1, third.GetProperty("Accounts").GetArrayLength());
        Assert.False(third.TryGetProperty("NextToken", out _));
    }

    [Fact]
    public async Task An_account_has_the_path_of_its_units()
    {
        var account = (await Client.OkAsync("DescribeAccount", new { AccountId = TestOrganization.Prod }))
            .GetProperty("Account");
        Assert.Matches(
            "^o-[a-z0-9]{10}/r-[a-z0-9]{4}/ou-[a-z0-9]{4}-[a-z0-9]{8}/ou-[a-z0-9]{4}-[a-z0-9]{8}/111122223333/$",
            account.GetProperty("Paths")[0].GetString());
        Assert.Equal(
            "400 AccountNotFoundException: You specified an account that doesn't exist.",
            await Client.ErrorAsync("DescribeAccount", new { AccountId = "000000000000" }));
    }

    [Fact]
    public async Task An_account_without_an_organization_has_none()
    {
        using var alone = new RunningSandbox();
        var client = JsonServiceClient.Organizations(alone);
        const string expected =
            "400 AWSOrganizationsNotInUseException: Your account is not a member of an organization.";
        Assert.Equal(expected, await client.ErrorAsync("DescribeOrganization"));
        Assert.Equal(expected, await client.ErrorAsync("ListAccounts"));
    }

    [Fact]
    public async Task Policies_apply()
    {
        await _sandbox.UserClientAsync(
            "reader",
            RunningSandbox.Policy(
                "'Effect':'Allow','Action':'organizations:Describe*','Resource':'*'"));
        var key = await _sandbox.Root.OkAsync("CreateAccessKey", ("UserName", "reader"));
        var reader = JsonServiceClient.Organizations(_sandbox, new(key["AccessKeyId"], key["SecretAccessKey"]));
        await reader.OkAsync("DescribeAccount", new { AccountId = TestOrganization.Prod });
        Assert.Equal(
            "400 AccessDeniedException: User: arn:aws:iam::123456789012:user/reader is not authorized to perform: "
            + "organizations:ListAccounts on resource: * because no identity-based policy allows the "
            + "organizations:ListAccounts action",
            await reader.ErrorAsync("ListAccounts"));
    }
}
