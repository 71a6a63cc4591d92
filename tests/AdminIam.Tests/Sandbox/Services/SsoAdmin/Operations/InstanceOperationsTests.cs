using System.Text.Json.Nodes;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.SsoAdmin.Operations;

public sealed class InstanceOperationsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-center").FullName;

    private string StatePath => Path.Combine(_folder, "state.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_account_without_an_organization_has_no_instance()
    {
        using var alone = new RunningSandbox();
        var client = JsonServiceClient.SsoAdmin(alone);
        Assert.Empty((await client.OkAsync("ListInstances")).GetProperty("Instances").EnumerateArray());
        Assert.Equal(
            "400 ResourceNotFoundException: Instance not found.",
            await client.ErrorAsync(
                "ListPermissionSets", new { InstanceArn = "arn:aws:sso:::instance/ssoins-0123456789abcdef" }));
    }

    [Fact]
    public async Task The_instance_is_in_one_region()
    {
        var options = TestOrganization.Options();
        options.IdentityCenter.Region = "eu-central-1";
        using var sandbox = new RunningSandbox(options);
        var there = JsonServiceClient.SsoAdmin(sandbox, "eu-central-1");
        var elsewhere = JsonServiceClient.SsoAdmin(sandbox);
        Assert.Empty((await elsewhere.OkAsync("ListInstances")).GetProperty("Instances").EnumerateArray());
        var instance = (await there.OkAsync("ListInstances")).GetProperty("Instances")[0];
        Assert.Matches("^arn:aws:sso:::instance/ssoins-[0-9a-f]{16}$", instance.Text("InstanceArn"));
        Assert.Matches("^d-[0-9a-f]{10}$", instance.Text("IdentityStoreId"));
        Assert.Equal(
            (RunningSandbox.AccountId, "ACTIVE"), (instance.Text("OwnerAccountId"), instance.Text("Status")));
        var named = new { InstanceArn = instance.Text("InstanceArn") };
        Assert.Equal(
            "400 ResourceNotFoundException: Instance not found.",
            await elsewhere.ErrorAsync("ListPermissionSets", named));
        Assert.StartsWith(
            "400 AccessDeniedException: User: arn:aws:iam::123456789012:root is not authorized to perform: "
            + "sso:DescribeInstance on resource: arn:aws:sso:::instance/",
            await elsewhere.ErrorAsync("DescribeInstance", named), StringComparison.Ordinal);
        Assert.Equal(["eu-central-1"], (await there.OkAsync("ListRegions", named)).Texts("Regions", "RegionName"));
        Assert.Equal(
            "400 ResourceNotFoundException: IDENTITY_STORE not found.",
            await JsonServiceClient.IdentityStore(sandbox)
                .ErrorAsync("ListUsers", new { IdentityStoreId = instance.Text("IdentityStoreId") }));
    }

    [Fact]
    public async Task The_region_is_that_of_the_signature_even_if_any_is_accepted()
    {
        var options = TestOrganization.Options();
        options.IdentityCenter.Region = "eu-central-1";
        options.AnyCredential = true;
        using var sandbox = new RunningSandbox(options);
        var keys = new SandboxKeys("any-key", "any-secret");
        foreach (var (region, count) in new[] { ("eu-central-1", 1), ("us-east-1", 0) })
        {
            Assert.Equal(count, (await JsonServiceClient.SsoAdmin(sandbox, region, keys).OkAsync("ListInstances"))
                .GetProperty("Instances").GetArrayLength());
        }
    }

    [Fact]
    public async Task An_instance_gets_a_name_and_a_key()
    {
        using var center = await TestCenter.StartAsync();
        const string key = "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef";
        await center.OkAsync(
            "UpdateInstance",
            ("Name", "people"),
            ("EncryptionConfiguration", new { KeyType = "CUSTOMER_MANAGED_KEY", KmsKeyArn = key }));
        var instance = await center.OkAsync("DescribeInstance");
        Assert.Equal("people", instance.Text("Name"));
        Assert.Equal(key, instance.GetProperty("EncryptionConfigurationDetails").Text("KmsKeyArn"));
        Assert.Equal(
            "400 ValidationException: KmsKeyArn is required for CUSTOMER_MANAGED_KEY only.",
            await center.ErrorAsync(
                "UpdateInstance", ("EncryptionConfiguration", new { KeyType = "CUSTOMER_MANAGED_KEY" })));
    }

    [Theory]
    [InlineData(
        "AccessDenied",
        "AccessDeniedException (KMS_AccessDeniedException)",
        "AccessDeniedException (KMS_ACCESS_DENIED)")]
    [InlineData("Disabled", "ValidationException (KMS_DisabledException)", "ValidationException (KMS_DISABLED)")]
    [InlineData(
        "NotFound",
        "ResourceNotFoundException (KMS_NotFoundException)",
        "ResourceNotFoundException (KMS_KEY_NOT_FOUND)")]
    [InlineData("Throttling", "ThrottlingException (KMS_ThrottlingException)", "ThrottlingException (KMS_THROTTLING)")]
    public async Task A_key_that_cannot_be_used_is_the_reason_of_errors(string failure, string admin, string store)
    {
        using var sandbox = await ChangedAsync(state => state["identityStore"]!["keyFailure"] = failure);
        var client = JsonServiceClient.SsoAdmin(sandbox);
        var instance = (await client.OkAsync("ListInstances")).GetProperty("Instances")[0];
        const string text = ": IAM Identity Center cannot use the KMS key that encrypts its data.";
        Assert.Equal(
            $"400 {admin}{text}",
            await client.ErrorAsync("ListPermissionSets", new { InstanceArn = instance.Text("InstanceArn") }));
        Assert.Equal(
            $"400 {store}{text}",
            await JsonServiceClient.IdentityStore(sandbox)
                .ErrorAsync("ListUsers", new { IdentityStoreId = instance.Text("IdentityStoreId") }));
    }

    [Fact]
    public async Task A_member_account_sees_the_instance_and_may_not_use_it()
    {
        using var sandbox = await ChangedAsync(state =>
        {
            state["organization"]!["managementAccountId"] = TestOrganization.Prod;
            state["identityStore"]!["ownerAccountId"] = TestOrganization.Prod;
        });
        var client = JsonServiceClient.SsoAdmin(sandbox);
        var instance = (await client.OkAsync("ListInstances")).GetProperty("Instances")[0];
        Assert.Equal(TestOrganization.Prod, instance.Text("OwnerAccountId"));
        Assert.StartsWith(
            "400 AccessDeniedException: User: arn:aws:iam::123456789012:root is not authorized",
            await client.ErrorAsync("ListPermissionSets", new { InstanceArn = instance.Text("InstanceArn") }),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 AccessDeniedException: ",
            await JsonServiceClient.IdentityStore(sandbox)
                .ErrorAsync("ListUsers", new { IdentityStoreId = instance.Text("IdentityStoreId") }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delegated_administrator_may_not_touch_the_management_account()
    {
        using var sandbox = await ChangedAsync(state =>
        {
            state["organization"]!["managementAccountId"] = TestOrganization.Prod;
            state["identityStore"]!["ownerAccountId"] = TestOrganization.Prod;
            state["organization"]!["delegatedAdministrators"] = new JsonArray(new JsonObject
            {
                ["accountId"] = RunningSandbox.AccountId, ["servicePrincipal"] = "sso.amazonaws.com",
            });
        });
        var client = JsonServiceClient.SsoAdmin(sandbox);
        var arn = (await client.OkAsync("ListInstances")).GetProperty("Instances")[0].Text("InstanceArn");
        var set = (await client.OkAsync("CreatePermissionSet", new { InstanceArn = arn, Name = "Admins" }))
            .GetProperty("PermissionSet").Text("PermissionSetArn");
        var assignment = TestCenter.Assignment(set, TestOrganization.Prod, Guid.NewGuid().ToString())
            .ToDictionary(member => member.Name, member => member.Value);
        assignment["InstanceArn"] = arn;
        Assert.StartsWith(
            "400 AccessDeniedException: User: arn:aws:iam::123456789012:root is not authorized to perform: "
            + "sso:CreateAccountAssignment on resource: arn:aws:sso:::account/111122223333",
            await client.ErrorAsync("CreateAccountAssignment", assignment), StringComparison.Ordinal);
        assignment["TargetId"] = TestOrganization.Test;
        await client.OkAsync("CreateAccountAssignment", assignment);
    }

    [Fact]
    public async Task An_account_instance_has_no_permission_sets()
    {
        using var sandbox = await ChangedAsync(state =>
            state["organization"]!["managementAccountId"] = TestOrganization.Prod);
        var client = JsonServiceClient.SsoAdmin(sandbox);
        var arn = (await client.OkAsync("ListInstances")).GetProperty("Instances")[0].Text("InstanceArn");
        await client.OkAsync("DescribeInstance", new { InstanceArn = arn });
        Assert.Equal(
            "400 ValidationException: The operation is not supported for an account instance of IAM Identity Center.",
            await client.ErrorAsync("CreatePermissionSet", new { InstanceArn = arn, Name = "Admins" }));
    }

    [Fact]
    public async Task A_state_file_with_an_unknown_key_failure_is_damaged()
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => ChangedAsync(state => state["identityStore"]!["keyFailure"] = "Lost"));
        Assert.Contains(
            "the identity store has the unknown key failure 'Lost'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_without_its_identity_store_is_damaged()
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => ChangedAsync(state => state.AsObject().Remove("identityStore")));
        Assert.Contains("Identity Center has no identity store", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A sandbox whose state is that of an organization, with a change.</summary>
    private async Task<RunningSandbox> ChangedAsync(Action<JsonNode> change)
    {
        new RunningSandbox(TestOrganization.Options(statePath: StatePath)).Dispose();
        var state = JsonNode.Parse(await File.ReadAllTextAsync(StatePath))!;
        change(state);
        await File.WriteAllTextAsync(StatePath, state.ToJsonString());
        return new RunningSandbox(new SandboxOptions { StatePath = StatePath });
    }
}
