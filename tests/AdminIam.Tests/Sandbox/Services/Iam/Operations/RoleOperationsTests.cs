using System.Text.Json.Nodes;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class RoleOperationsTests : IDisposable
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
}
