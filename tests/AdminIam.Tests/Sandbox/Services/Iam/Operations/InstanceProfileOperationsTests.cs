using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class InstanceProfileOperationsTests : IDisposable
{
    private const string RoleArn = "arn:aws:iam::123456789012:role/web";
    private static readonly (string, string) Profile = ("InstanceProfileName", "web");
    private static readonly (string, string) Role = ("RoleName", "web");
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-profiles").FullName;
    private readonly RunningSandbox _sandbox = new();

    public void Dispose()
    {
        _sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_instance_profile_contains_one_role_and_is_listed_with_it()
    {
        await CreateAsync(_sandbox);
        var profile = await _sandbox.Root.OkAsync("GetInstanceProfile", Profile);
        Assert.StartsWith("AIPA", profile["InstanceProfileId"], StringComparison.Ordinal);
        Assert.Equal(
            ["arn:aws:iam::123456789012:instance-profile/ec2/web", RoleArn], profile.All("Arn"));
        Assert.Equal("ops", profile["Value"]);

        foreach (var list in new[]
        {
            await _sandbox.Root.OkAsync("ListInstanceProfiles", ("PathPrefix", "/ec2/")),
            await _sandbox.Root.OkAsync("ListInstanceProfilesForRole", Role),
            await _sandbox.Root.OkAsync("GetAccountAuthorizationDetails", ("Filter.member.1", "Role")),
        })
        {
            Assert.Equal(["web"], list.All("InstanceProfileName"));
            Assert.Contains(RoleArn, list.All("Arn"));
            Assert.Null(list.Find("Value"));
        }

        await CreateRoleAsync(_sandbox, "other");
        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
            (await _sandbox.Root.CallAsync("AddRoleToInstanceProfile", Profile, ("RoleName", "other"))).Error);
        Assert.Equal("1", (await _sandbox.Root.OkAsync("GetAccountSummary")).SummaryOf("InstanceProfiles"));
        Assert.Empty((await _sandbox.Root.OkAsync("ListInstanceProfiles", ("PathPrefix", "/x/"))).All("Arn"));
    }

    [Fact]
    public async Task A_role_in_an_instance_profile_holds_up_the_deletion_of_both()
    {
        const string conflict =
            "409 DeleteConflict: Cannot delete entity, must remove roles from instance profile first.";
        await CreateAsync(_sandbox);
        Assert.Equal(conflict, (await _sandbox.Root.CallAsync("DeleteInstanceProfile", Profile)).Error);
        Assert.Equal(conflict, (await _sandbox.Root.CallAsync("DeleteRole", Role)).Error);
        await _sandbox.Root.OkAsync("RemoveRoleFromInstanceProfile", Profile, Role);
        Assert.Equal(
            "NoSuchEntity", (await _sandbox.Root.CallAsync("RemoveRoleFromInstanceProfile", Profile, Role)).Code);
        await _sandbox.Root.OkAsync("DeleteInstanceProfile", Profile);
        await _sandbox.Root.OkAsync("DeleteRole", Role);
        Assert.Equal(
            "404 NoSuchEntity: Instance Profile web cannot be found.",
            (await _sandbox.Root.CallAsync("GetInstanceProfile", Profile)).Error);
    }

    [Fact]
    public async Task The_name_of_an_instance_profile_is_unique_ignoring_case()
    {
        await CreateAsync(_sandbox);
        Assert.Equal(
            "409 EntityAlreadyExists: Instance Profile WEB already exists.",
            (await _sandbox.Root.CallAsync("CreateInstanceProfile", ("InstanceProfileName", "WEB"))).Error);
    }

    [Fact]
    public async Task Adding_a_role_requires_the_permission_to_pass_it_to_ec2()
    {
        await CreateAsync(_sandbox);
        await _sandbox.Root.OkAsync("RemoveRoleFromInstanceProfile", Profile, Role);
        const string add = "'Effect':'Allow','Action':'iam:AddRoleToInstanceProfile',"
            + "'Resource':'arn:aws:iam::123456789012:instance-profile/ec2/*'";
        const string pass = "'Effect':'Allow','Action':'iam:PassRole','Resource':'";
        var without = await _sandbox.UserClientAsync("without", RunningSandbox.Policy(add));
        Assert.Equal(
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/without is not authorized to perform: iam:PassRole "
                + $"on resource: {RoleArn} because no identity-based policy allows the iam:PassRole action",
            (await without.CallAsync("AddRoleToInstanceProfile", Profile, Role)).Error);

        var service = await _sandbox.UserClientAsync(
            "service",
            RunningSandbox.Policy(
                add,
                pass + RoleArn + "','Condition':{'StringEquals':{'iam:PassedToService':'lambda.amazonaws.com'}}"));
        Assert.Equal("AccessDenied", (await service.CallAsync("AddRoleToInstanceProfile", Profile, Role)).Code);

        await _sandbox.Root.OkAsync("TagRole", Role, ("Tags.member.1.Key", "Use"), ("Tags.member.1.Value", "web"));
        var passer = await _sandbox.UserClientAsync(
            "passer",
            RunningSandbox.Policy(
                add,
                pass + RoleArn + "','Condition':{'StringEquals':{'iam:PassedToService':'ec2.amazonaws.com',"
                    + "'iam:ResourceTag/Use':'web'},"
                    + "'ArnLike':{'iam:AssociatedResourceArn':'arn:aws:ec2:*:123456789012:instance/*'}}"));
        await passer.OkAsync("AddRoleToInstanceProfile", Profile, Role);
    }

    [Fact]
    public async Task The_service_that_a_role_is_passed_to_has_the_name_of_the_partition()
    {
        using var china = new RunningSandbox(new SandboxOptions { Partition = "aws-cn" });
        await CreateRoleAsync(china, "web");
        await china.Root.OkAsync("CreateInstanceProfile", Profile);
        var passer = await china.UserClientAsync(
            "passer",
            RunningSandbox.Policy(
                "'Effect':'Allow','Action':'iam:AddRoleToInstanceProfile','Resource':'*'",
                "'Effect':'Allow','Action':'iam:PassRole','Resource':'arn:aws-cn:iam::123456789012:role/web',"
                    + "'Condition':{'StringEquals':{'iam:PassedToService':'ec2.amazonaws.com.cn'},"
                    + "'StringLike':{'iam:AssociatedResourceArn':'arn:aws-cn:ec2:*'}}"));
        await passer.OkAsync("AddRoleToInstanceProfile", Profile, Role);
    }

    [Fact]
    public async Task Tags_in_CreateInstanceProfile_require_the_permission_to_tag()
    {
        var caller = await _sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'iam:CreateInstanceProfile','Resource':'*'"));
        var reply = await caller.CallAsync(
            "CreateInstanceProfile", Profile, ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"));
        Assert.Contains("iam:TagInstanceProfile on resource: arn:aws:iam::123456789012:instance-profile/web",
            reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_profile_is_there_after_a_restart()
    {
        var options = new SandboxOptions { StatePath = Path.Combine(_folder, "state.json") };
        using (var sandbox = new RunningSandbox(options))
            await CreateAsync(sandbox);
        using var again = new RunningSandbox(options);
        var profile = await again.Root.OkAsync("GetInstanceProfile", Profile);
        Assert.Equal(("web", "ops"), (profile["RoleName"], profile["Value"]));
    }

    private static async Task CreateAsync(RunningSandbox sandbox)
    {
        await CreateRoleAsync(sandbox, "web");
        var made = await sandbox.Root.OkAsync(
            "CreateInstanceProfile", Profile, ("Path", "/ec2/"), ("Tags.member.1.Key", "Team"),
            ("Tags.member.1.Value", "ops"));
        Assert.Equal(("ops", null), (made["Value"], made.Find("RoleName")));
        await sandbox.Root.OkAsync("AddRoleToInstanceProfile", Profile, Role);
    }

    private static Task<SandboxReply> CreateRoleAsync(RunningSandbox sandbox, string name) => sandbox.Root.OkAsync(
        "CreateRole", ("RoleName", name),
        ("AssumeRolePolicyDocument", RoleOperationsTests.Trust("'Service':'ec2.amazonaws.com'")));
}
