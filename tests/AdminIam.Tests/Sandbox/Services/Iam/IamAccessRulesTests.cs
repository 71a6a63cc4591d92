using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.Services.Iam;

public sealed class IamAccessRulesTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Tags_in_CreateUser_require_the_permission_to_tag()
    {
        var user = await _sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'iam:CreateUser','Resource':'*'"));
        await user.OkAsync("CreateUser", ("UserName", "bob"));
        var reply = await user.CallAsync(
            "CreateUser", ("UserName", "carol"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"));
        Assert.Contains("iam:TagUser", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("blue", true)]
    [InlineData("red", false)]
    public async Task A_condition_sees_the_tags_of_every_resource_that_has_tags(string team, bool isAllowed)
    {
        using var folder = new TemporaryFolder();
        using var sandbox = TestRole.Start(folder, new TestRole("auditor", TestRole.TrustOf("*"))
        {
            Tags = { ["team"] = team },
        });
        (string, string)[] tags = [("Tags.member.1.Key", "team"), ("Tags.member.1.Value", team)];
        await sandbox.Root.OkAsync("CreateUser", [("UserName", "bob"), .. tags]);
        var policy = await sandbox.Root.OkAsync(
            "CreatePolicy",
            [
                ("PolicyName", "p"), .. tags,
                ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'")),
            ]);
        var device = await sandbox.Root.OkAsync(
            "CreateVirtualMFADevice", [("VirtualMFADeviceName", "phone"), .. tags]);
        var alice = await sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/team':'blue',"
                + "'iam:ResourceTag/team':'blue'}}"));

        (string Action, (string, string) Name)[] calls =
        [
            ("GetUser", ("UserName", "bob")), ("GetRole", ("RoleName", "auditor")),
            ("GetPolicy", ("PolicyArn", policy["Arn"])),
            ("DeleteVirtualMFADevice", ("SerialNumber", device["SerialNumber"])),
        ];
        foreach (var (action, name) in calls)
        {
            var reply = await alice.CallAsync(action, name);
            Assert.Equal((action, isAllowed ? "" : "AccessDenied"), (action, reply.Code));
        }
    }

    [Fact]
    public async Task The_tags_of_what_is_not_the_resource_do_not_count()
    {
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "readers"));
        await _sandbox.Root.OkAsync(
            "CreateUser", ("UserName", "bob"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue"));
        var alice = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'iam:AddUserToGroup','Resource':'*',"
                + "'Condition':{'StringEquals':{'aws:ResourceTag/team':'blue'}}"));

        var reply = await alice.CallAsync("AddUserToGroup", ("GroupName", "readers"), ("UserName", "bob"));

        Assert.Equal("AccessDenied", reply.Code);
    }

    [Theory]
    [InlineData("User", "user")]
    [InlineData("Group", "group")]
    public async Task A_new_name_or_path_requires_permission_for_both_arns(string kind, string type)
    {
        await _sandbox.Root.OkAsync("Create" + kind, ($"{kind}Name", "old"));
        var alice = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            $"'Effect':'Allow','Action':'iam:Update{kind}',"
            + $"'Resource':['arn:aws:iam::123456789012:{type}/old','arn:aws:iam::123456789012:{type}/new']"));

        var denied = await alice.CallAsync($"Update{kind}", ($"{kind}Name", "old"), ("NewPath", "/x/"));
        Assert.Contains(
            $"iam:Update{kind} on resource: arn:aws:iam::123456789012:{type}/x/old", denied.Message,
            StringComparison.Ordinal);
        await alice.OkAsync($"Update{kind}", ($"{kind}Name", "old"), ($"New{kind}Name", "new"));
    }
}
