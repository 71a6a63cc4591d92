namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class PolicyListOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Policies_are_listed_by_scope_path_and_use()
    {
        var arn = await CreateAsync("Own", "/ops/");
        await CreateAsync("SecurityAudit", "/");
        await _sandbox.CreateUserAsync("alice");
        await _sandbox.Root.OkAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", arn));

        Assert.Equal(["Own", "SecurityAudit"], await NamesAsync(("Scope", "Local")));
        Assert.Equal(["Own"], await NamesAsync(("Scope", "Local"), ("PathPrefix", "/ops/")));
        Assert.Equal(["Own"], await NamesAsync(("OnlyAttached", "true")));
        Assert.Empty(await NamesAsync(("PolicyUsageFilter", "PermissionsPolicy")));
        Assert.Equal(["Own"], await NamesAsync(("PolicyUsageFilter", "PermissionsBoundary")));
        // A customer's policy may have the name of one of AWS.
        Assert.Equal(2, (await NamesAsync(("Scope", "All"))).Count(name => name == "SecurityAudit"));
    }

    [Fact]
    public async Task Those_who_have_a_policy_are_listed_by_kind_and_use_over_pages()
    {
        var arn = await CreateAsync("Own", "/");
        foreach (var name in (string[])["alice", "bob", "carol"])
        {
            await _sandbox.CreateUserAsync(name);
            await _sandbox.Root.OkAsync("AttachUserPolicy", ("UserName", name), ("PolicyArn", arn));
        }

        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "Team"));
        await _sandbox.Root.OkAsync("AttachGroupPolicy", ("GroupName", "Team"), ("PolicyArn", arn));
        await _sandbox.CreateUserAsync("dave");
        await _sandbox.Root.OkAsync("PutUserPermissionsBoundary", ("UserName", "dave"), ("PermissionsBoundary", arn));
        (string, string) policy = ("PolicyArn", arn);

        var first = await _sandbox.Root.OkAsync("ListEntitiesForPolicy", policy, ("MaxItems", "3"));
        var second = await _sandbox.Root.OkAsync(
            "ListEntitiesForPolicy", policy, ("MaxItems", "3"), ("Marker", first["Marker"]));
        Assert.Equal(["Team"], first.All("GroupName"));
        Assert.Equal(["alice", "bob", "carol", "dave"], [.. first.All("UserName"), .. second.All("UserName")]);

        var groups = await _sandbox.Root.OkAsync("ListEntitiesForPolicy", policy, ("EntityFilter", "Group"));
        Assert.Equal((1, 0), (groups.All("GroupName").Count, groups.All("UserName").Count));
        var bounded = await _sandbox.Root.OkAsync(
            "ListEntitiesForPolicy", policy, ("PolicyUsageFilter", "PermissionsBoundary"));
        Assert.Equal(["dave"], bounded.All("UserName"));
    }

    private async Task<List<string>> NamesAsync(params (string, string)[] filter) =>
        (await _sandbox.Root.OkAsync("ListPolicies", [("MaxItems", "1000"), .. filter])).All("PolicyName");

    private async Task<string> CreateAsync(string name, string path)
    {
        var document = RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'");
        return (await _sandbox.Root.OkAsync(
            "CreatePolicy", ("PolicyName", name), ("Path", path), ("PolicyDocument", document)))["Arn"];
    }
}
