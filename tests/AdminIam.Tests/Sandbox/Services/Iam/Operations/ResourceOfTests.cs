namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

/// <summary>The resources that policies must allow, as refusals name them.</summary>
public sealed class ResourceOfTests : IDisposable
{
    private const string Account = "arn:aws:iam::123456789012:";
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("GetUser", "UserName=ada", "user/x/ada")]
    [InlineData("GetUser", "UserName=nobody", "user/nobody")]
    [InlineData("GetUser", "", "user/caller")]
    [InlineData("CreateUser", "UserName=new&Path=/p/", "user/p/new")]
    [InlineData("ListUsers", "PathPrefix=/p/", "user/p/")]
    [InlineData("GetGroup", "GroupName=admins", "group/x/admins")]
    [InlineData("CreateGroup", "GroupName=new&Path=/p/", "group/p/new")]
    [InlineData("ListGroups", "", "group/")]
    [InlineData("GetRole", "RoleName=deployer", "role/x/deployer")]
    [InlineData("GetRole", "RoleName=none", "role/none")]
    [InlineData("CreateRole", "RoleName=new&Path=/p/&AssumeRolePolicyDocument={}", "role/p/new")]
    [InlineData("ListRoles", "PathPrefix=/p/", "role/p/")]
    [InlineData("ListInstanceProfilesForRole", "RoleName=deployer", "role/x/deployer")]
    [InlineData("GetInstanceProfile", "InstanceProfileName=web", "instance-profile/x/web")]
    [InlineData("GetInstanceProfile", "InstanceProfileName=none", "instance-profile/none")]
    [InlineData("CreateInstanceProfile", "InstanceProfileName=new&Path=/p/", "instance-profile/p/new")]
    [InlineData("ListInstanceProfiles", "", "instance-profile/")]
    [InlineData("CreateOpenIDConnectProvider", "Url=https://o.example.com/t", "oidc-provider/o.example.com/t")]
    [InlineData("ListOpenIDConnectProviders", "", "oidc-provider/*")]
    [InlineData("ListSAMLProviders", "", "saml-provider/*")]
    public async Task A_refusal_names_the_resource(string action, string parameters, string resource)
    {
        await _sandbox.Root.OkAsync("CreateUser", ("UserName", "ada"), ("Path", "/x/"));
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "admins"), ("Path", "/x/"));
        await _sandbox.Root.OkAsync("CreateInstanceProfile", ("InstanceProfileName", "web"), ("Path", "/x/"));
        await _sandbox.Root.OkAsync(
            "CreateRole", ("RoleName", "deployer"), ("Path", "/x/"),
            ("AssumeRolePolicyDocument", RoleOperationsTests.Trust("'Service':'ec2.amazonaws.com'")));
        var caller = await _sandbox.UserClientAsync("caller");
        var request = parameters.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter.Split('=', 2)).Select(pair => (pair[0], pair[1])).ToArray();
        Assert.Equal(
            $"403 AccessDenied: User: {Account}user/caller is not authorized to perform: iam:{action} on resource: "
                + $"{Account}{resource} because no identity-based policy allows the iam:{action} action",
            (await caller.CallAsync(action, request)).Error);
    }
}
