namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class BoundaryOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("User")]
    [InlineData("Role")]
    public async Task A_boundary_is_set_counted_and_removed(string kind)
    {
        var holder = (kind + "Name", "alice");
        await _sandbox.Root.OkAsync(
            "Create" + kind,
            [
                holder, .. kind == "User"
                    ? []
                    : new[] { ("AssumeRolePolicyDocument", RoleOperationsTests.Trust("'AWS':'123456789012'")) },
            ]);
        var arn = (await _sandbox.Root.OkAsync(
            "CreatePolicy", ("PolicyName", "limit"),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'"))))["Arn"];

        await _sandbox.Root.OkAsync($"Put{kind}PermissionsBoundary", holder, ("PermissionsBoundary", arn));
        Assert.Equal(arn, (await _sandbox.Root.OkAsync("Get" + kind, holder))["PermissionsBoundaryArn"]);
        Assert.Equal("1", await UsesAsync());
        Assert.Equal(
            ["alice"],
            (await _sandbox.Root.OkAsync(
                "ListEntitiesForPolicy", ("PolicyArn", arn), ("PolicyUsageFilter", "PermissionsBoundary")))
                .All(kind + "Name"));
        Assert.Equal(
            "404 NoSuchEntity: Scope ARN: arn:aws:iam::aws:policy/None does not exist or is not attachable.",
            (await _sandbox.Root.CallAsync(
                $"Put{kind}PermissionsBoundary", holder, ("PermissionsBoundary", "arn:aws:iam::aws:policy/None")))
                .Error);
        await _sandbox.Root.OkAsync($"Delete{kind}PermissionsBoundary", holder);
        Assert.Equal("0", await UsesAsync());
        Assert.Equal("NoSuchEntity", (await _sandbox.Root.CallAsync($"Delete{kind}PermissionsBoundary", holder)).Code);

        async Task<string> UsesAsync() =>
            (await _sandbox.Root.OkAsync("GetPolicy", ("PolicyArn", arn)))["PermissionsBoundaryUsageCount"];
    }

    [Fact]
    public async Task The_boundary_of_a_role_is_a_condition_key_of_calls_for_the_role()
    {
        await _sandbox.Root.OkAsync(
            "CreateRole", ("RoleName", "r"), ("PermissionsBoundary", RunningSandbox.AdministratorAccess),
            ("AssumeRolePolicyDocument", RoleOperationsTests.Trust("'AWS':'123456789012'")));
        var caller = await _sandbox.UserClientAsync(
            "alice",
            RunningSandbox.Policy(
                "'Effect':'Allow','Action':'iam:DeleteRolePermissionsBoundary','Resource':'*','Condition':"
                + $"{{'StringEquals':{{'iam:PermissionsBoundary':'{RunningSandbox.AdministratorAccess}'}}}}"));
        await caller.OkAsync("DeleteRolePermissionsBoundary", ("RoleName", "r"));
        Assert.Equal(
            "AccessDenied", (await caller.CallAsync("DeleteRolePermissionsBoundary", ("RoleName", "r"))).Code);
    }
}
