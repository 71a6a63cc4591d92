using System.Xml.Linq;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class AccountOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task An_account_has_one_alias()
    {
        await _sandbox.Root.OkAsync("CreateAccountAlias", ("AccountAlias", "first-alias"));
        Assert.Equal(
            "EntityAlreadyExists",
            (await _sandbox.Root.CallAsync("CreateAccountAlias", ("AccountAlias", "first-alias"))).Code);
        await _sandbox.Root.OkAsync("CreateAccountAlias", ("AccountAlias", "second-alias"));
        Assert.Equal(["second-alias"], (await _sandbox.Root.OkAsync("ListAccountAliases")).All("member"));
        Assert.Equal(
            "404 NoSuchEntity: The Account Alias first-alias cannot be found.",
            (await _sandbox.Root.CallAsync("DeleteAccountAlias", ("AccountAlias", "first-alias"))).Error);
        await _sandbox.Root.OkAsync("DeleteAccountAlias", ("AccountAlias", "second-alias"));
        Assert.Empty((await _sandbox.Root.OkAsync("ListAccountAliases")).All("member"));
    }

    [Fact]
    public async Task The_summary_counts_what_there_is()
    {
        var before = await SummaryAsync();
        await _sandbox.CreateUserAsync("alice");
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "Team"));
        var document = RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'");
        var policy = await _sandbox.Root.OkAsync("CreatePolicy", ("PolicyName", "Own"), ("PolicyDocument", document));
        await _sandbox.Root.OkAsync("CreatePolicyVersion", ("PolicyArn", policy["Arn"]), ("PolicyDocument", document));
        await _sandbox.Root.OkAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "alice"));

        var after = await SummaryAsync();

        Assert.Equal(
            [("Groups", 1), ("MFADevices", 1), ("Policies", 1), ("PolicyVersionsInUse", 2), ("Users", 1)],
            after.Where(entry => entry.Value != before[entry.Key])
                .Select(entry => (entry.Key, entry.Value - before[entry.Key]))
                .OrderBy(entry => entry.Key, StringComparer.Ordinal));
        Assert.Equal(
            (5, 6144, 10, 2),
            (after["VersionsPerPolicyQuota"], after[
                "PolicySizeQuota"], after["GroupsPerUserQuota"], after["AccessKeysPerUserQuota"]));
    }

    private async Task<Dictionary<string, int>> SummaryAsync() =>
        XElement.Parse((await _sandbox.Root.OkAsync("GetAccountSummary")).Body)
            .Descendants()
            .Where(element => element.Name.LocalName == "entry")
            .ToDictionary(entry => entry.Elements().First().Value, entry => (int)entry.Elements().Last());
}
