using System.Text.Json.Nodes;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class ServiceLinkedRoleOperationsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-roles").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_service_linked_role_has_the_name_that_aws_defines()
    {
        var clock = new MovableClock();
        using var sandbox = new RunningSandbox(new SandboxOptions { TimeProvider = clock });
        var service = ("AWSServiceName", "cloudhsm.amazonaws.com");
        var role = await sandbox.Root.OkAsync("CreateServiceLinkedRole", service);
        Assert.Equal(
            "arn:aws:iam::123456789012:role/aws-service-role/cloudhsm.amazonaws.com/AWSServiceRoleForCloudHSM",
            role["Arn"]);
        Assert.Equal(
            "400 InvalidInput: Service role name AWSServiceRoleForCloudHSM has been taken in this account, please try "
                + "a different suffix.",
            (await sandbox.Root.CallAsync("CreateServiceLinkedRole", service)).Error);
        Assert.Equal(
            "InvalidInput",
            (await sandbox.Root.CallAsync(
                "CreateServiceLinkedRole", ("AWSServiceName", "nonsense.amazonaws.com"))).Code);

        var name = ("RoleName", "AWSServiceRoleForCloudHSM");
        Assert.Contains(
            "cloudhsm.amazonaws.com",
            Uri.UnescapeDataString((await sandbox.Root.OkAsync("GetRole", name))["AssumeRolePolicyDocument"]),
            StringComparison.Ordinal);
        var entities = await sandbox.Root.OkAsync(
            "ListEntitiesForPolicy",
            ("PolicyArn", "arn:aws:iam::aws:policy/aws-service-role/CloudHSMServiceRolePolicy"));
        Assert.Equal(["AWSServiceRoleForCloudHSM"], entities.All("RoleName"));

        var task = (
            "DeletionTaskId", (await sandbox.Root.OkAsync("DeleteServiceLinkedRole", name))["DeletionTaskId"]);
        Assert.Equal(task.Item2, (await sandbox.Root.OkAsync("DeleteServiceLinkedRole", name))["DeletionTaskId"]);
        await sandbox.Root.OkAsync("GetRole", name);
        Assert.Equal("IN_PROGRESS", (await sandbox.Root.OkAsync("GetServiceLinkedRoleDeletionStatus", task))["Status"]);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("SUCCEEDED", (await sandbox.Root.OkAsync("GetServiceLinkedRoleDeletionStatus", task))["Status"]);
        Assert.Equal("NoSuchEntity", (await sandbox.Root.CallAsync("GetRole", name)).Code);
    }

    [Fact]
    public async Task A_role_that_resources_use_is_not_deleted_and_the_task_names_them()
    {
        var path = Path.Combine(_folder, "state.json");
        var name = ("RoleName", "AWSServiceRoleForCloudHSM");
        using (var sandbox = new RunningSandbox(new SandboxOptions { StatePath = path }))
            await sandbox.Root.OkAsync("CreateServiceLinkedRole", ("AWSServiceName", "cloudhsm.amazonaws.com"));
        var state = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        state["roles"]![0]!["usedResources"] = new JsonObject
        {
            ["eu-central-1"] = new JsonArray("arn:aws:cloudhsm:1", "arn:aws:cloudhsm:2"),
        };
        await File.WriteAllTextAsync(path, state.ToJsonString());

        var clock = new MovableClock();
        using var again = new RunningSandbox(new SandboxOptions { StatePath = path, TimeProvider = clock });
        var task = ("DeletionTaskId", (await again.Root.OkAsync("DeleteServiceLinkedRole", name))["DeletionTaskId"]);
        clock.Advance(TimeSpan.FromSeconds(1));
        var status = await again.Root.OkAsync("GetServiceLinkedRoleDeletionStatus", task);

        Assert.Equal(("FAILED", "eu-central-1"), (status["Status"], status["Region"]));
        Assert.Contains("arn:aws:cloudhsm:2", status.All("member"));
        await again.Root.OkAsync("GetRole", name);
        Assert.NotEqual(task.Item2, (await again.Root.OkAsync("DeleteServiceLinkedRole", name))["DeletionTaskId"]);
    }

    [Fact]
    public async Task A_role_that_was_being_deleted_is_gone_after_a_restart()
    {
        var path = Path.Combine(_folder, "state.json");
        var name = ("RoleName", "AWSServiceRoleForCloudHSM");
        using (var sandbox = new RunningSandbox(new SandboxOptions { StatePath = path }))
        {
            await sandbox.Root.OkAsync("CreateServiceLinkedRole", ("AWSServiceName", "cloudhsm.amazonaws.com"));
            await sandbox.Root.OkAsync("DeleteServiceLinkedRole", name);
        }

        using var again = new RunningSandbox(new SandboxOptions { StatePath = path });
        Assert.Equal("NoSuchEntity", (await again.Root.CallAsync("GetRole", name)).Code);
    }

    [Fact]
    public async Task A_custom_suffix_is_accepted_for_services_that_support_one()
    {
        using var sandbox = new RunningSandbox();
        var role = await sandbox.Root.OkAsync(
            "CreateServiceLinkedRole", ("AWSServiceName", "autoscaling.amazonaws.com"), ("CustomSuffix", "two"));
        Assert.Equal("AWSServiceRoleForAutoScaling_two", role["RoleName"]);
        Assert.Equal(
            "InvalidInput",
            (await sandbox.Root.CallAsync(
                "CreateServiceLinkedRole", ("AWSServiceName", "cloudhsm.amazonaws.com"),
                ("CustomSuffix", "two"))).Code);
    }

    [Theory]
    [InlineData("rds.amazonaws.com", null, "Allows Amazon RDS to manage AWS resources on your behalf")]
    [InlineData("rds.amazonaws.com", "Ours", "Ours")]
    [InlineData("cloudhsm.amazonaws.com", null, null)]
    [InlineData("cloudhsm.amazonaws.com", "For HSMs", "For HSMs")]
    public async Task A_service_linked_role_is_returned_with_its_description(
        string service, string? requested, string? description)
    {
        using var sandbox = new RunningSandbox();
        var role = await sandbox.Root.OkAsync(
            "CreateServiceLinkedRole",
            [("AWSServiceName", service), .. requested is null ? [] : new[] { ("Description", requested) }]);
        Assert.Equal(description, role.Find("Description"));
        Assert.Equal(
            description, (await sandbox.Root.OkAsync("GetRole", ("RoleName", role["RoleName"]))).Find("Description"));
    }

    [Fact]
    public async Task What_only_the_service_can_change_is_refused()
    {
        using var sandbox = new RunningSandbox();
        var role = ("RoleName", "AWSServiceRoleForCloudHSM");
        var policy = ("PolicyArn", RunningSandbox.AdministratorAccess);
        var inline = ("PolicyName", "p");
        var document = ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));
        await sandbox.Root.OkAsync("CreateServiceLinkedRole", ("AWSServiceName", "cloudhsm.amazonaws.com"));
        foreach (var (action, parameters) in new (string, (string, string)[])[]
        {
            ("AttachRolePolicy", [policy]),
            ("DetachRolePolicy", [policy]),
            ("PutRolePolicy", [inline, document]),
            ("DeleteRolePolicy", [inline]),
            ("PutRolePermissionsBoundary", [("PermissionsBoundary", RunningSandbox.AdministratorAccess)]),
            ("DeleteRolePermissionsBoundary", []),
            ("UpdateAssumeRolePolicy", [("PolicyDocument", RoleOperationsTests.Trust("'AWS':'123456789012'"))]),
            ("UpdateRole", [("MaxSessionDuration", "7200")]),
            ("DeleteRole", []),
        })
        {
            Assert.Equal(
                "400 UnmodifiableEntity: Cannot perform the operation on the protected role "
                    + "'AWSServiceRoleForCloudHSM' - this role is only modifiable by AWS",
                (await sandbox.Root.CallAsync(action, [role, .. parameters])).Error);
        }

        var updated = await sandbox.Root.OkAsync("UpdateRoleDescription", role, ("Description", "For HSMs"));
        Assert.Equal("For HSMs", updated["Description"]);
        await sandbox.Root.OkAsync("TagRole", role, ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"));
    }
}
