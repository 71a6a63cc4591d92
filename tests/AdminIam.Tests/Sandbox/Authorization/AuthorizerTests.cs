using System.Text;

namespace AdminIam.Tests.Sandbox.Authorization;

public sealed class AuthorizerTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_new_user_has_no_permissions()
    {
        var user = await _sandbox.UserClientAsync("alice");
        Assert.Equal(
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/alice is not authorized to perform: "
            + "iam:CreateUser on resource: arn:aws:iam::123456789012:user/bob because no identity-based policy allows "
            + "the iam:CreateUser action",
            (await user.CallAsync("CreateUser", ("UserName", "bob"))).Error);
        await user.OkAsync("GetCallerIdentity");
    }

    [Fact]
    public async Task A_member_of_the_administrators_can_administer()
    {
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "Administrators"));
        await _sandbox.Root.OkAsync(
            "AttachGroupPolicy", ("GroupName", "Administrators"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        var user = await _sandbox.UserClientAsync("alice");
        Assert.Equal("AccessDenied", (await user.CallAsync("ListUsers")).Code);
        await _sandbox.Root.OkAsync("AddUserToGroup", ("GroupName", "Administrators"), ("UserName", "alice"));
        await user.OkAsync("CreateUser", ("UserName", "bob"));
        await user.OkAsync("DeleteUser", ("UserName", "bob"));
        await _sandbox.Root.OkAsync("RemoveUserFromGroup", ("GroupName", "Administrators"), ("UserName", "alice"));
        Assert.Equal("AccessDenied", (await user.CallAsync("ListUsers")).Code);
    }

    [Fact]
    public async Task A_cloudhsm_administrator_cannot_change_iam()
    {
        var user = await _sandbox.UserClientAsync("hsm", RunningSandbox.Policy(
            "'Effect':'Allow','Action':['cloudhsm:*','ec2:CreateNetworkInterface','iam:CreateServiceLinkedRole'],"
                + "'Resource':'*'"));
        foreach (var action in new[] { "CreateUser", "DeleteUser", "CreateAccessKey", "CreateLoginProfile" })
        {
            Assert.Equal(
                "AccessDenied",
                (await user.CallAsync(action, ("UserName", "hsm"), ("Password", "Correct-Horse1"))).Code);
        }

        await user.OkAsync("CreateServiceLinkedRole", ("AWSServiceName", "cloudhsm.amazonaws.com"));
    }

    [Fact]
    public async Task An_explicit_deny_takes_precedence()
    {
        var user = await _sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));
        await user.OkAsync("ListUsers");
        await _sandbox.Root.OkAsync(
            "AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/AWSDenyAll"));
        Assert.Equal(
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/alice "
            + "is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/ with an "
            + "explicit deny in an identity-based policy",
            (await user.CallAsync("ListUsers")).Error);
    }

    [Fact]
    public async Task A_boundary_limits_what_policies_allow()
    {
        var user = await _sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'iam:*','Resource':'*'"));
        var boundary = await _sandbox.Root.OkAsync(
            "CreatePolicy", ("PolicyName", "boundary"), ("PolicyDocument", RunningSandbox.Policy(
            "'Effect':'Allow','NotAction':'iam:Delete*','Resource':'*'",
            "'Effect':'Deny','Action':'iam:CreateUser','Resource':'*'")));
        await _sandbox.Root.OkAsync(
            "PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", boundary["Arn"]));
        await user.OkAsync("ListUsers");
        Assert.EndsWith(
            "because no permissions boundary allows the iam:DeleteUser action",
            (await user.CallAsync("DeleteUser", ("UserName", "alice"))).Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "with an explicit deny in a permissions boundary",
            (await user.CallAsync("CreateUser", ("UserName", "bob"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_with_mfa_is_allowed_where_one_without_is_denied()
    {
        var user = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}"));
        var device = await _sandbox.Root.OkAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "alice"));
        var seed = Encoding.ASCII.GetString(Convert.FromBase64String(device["Base32StringSeed"]));
        var now = DateTime.UtcNow;
        await _sandbox.Root.OkAsync(
            "EnableMFADevice",
            ("UserName", "alice"),
            ("SerialNumber", device["SerialNumber"]),
            ("AuthenticationCode1", TestTotp.Code(seed, now)),
            ("AuthenticationCode2", TestTotp.Code(seed, now.AddSeconds(30))));

        Assert.Equal("AccessDenied", (await user.CallAsync("ListUsers")).Code);
        var plain = _sandbox.Session(await user.OkAsync("GetSessionToken"));
        Assert.Equal("InvalidClientTokenId", (await plain.CallAsync("ListUsers")).Code);
        Assert.Equal(
            "AccessDenied",
            (await user.CallAsync(
                "GetSessionToken", ("SerialNumber", device["SerialNumber"]), ("TokenCode", "000000"))).Code);
        var strong = _sandbox.Session(await user.OkAsync(
            "GetSessionToken", ("SerialNumber", device["SerialNumber"]),
            ("TokenCode", TestTotp.Code(seed, DateTime.UtcNow))));
        await strong.OkAsync("ListUsers");

        // Denying all tokens that were issued before now ends the session, like a lock.
        var issued = DateTime.UtcNow.AddMinutes(1);
        await _sandbox.Root.OkAsync(
            "PutUserPolicy", ("UserName", "alice"), ("PolicyName", "lock"), ("PolicyDocument", RunningSandbox.Policy(
            "'Effect':'Deny','Action':'*','Resource':'*',"
                + $"'Condition':{{'DateLessThan':{{'aws:TokenIssueTime':'{issued:yyyy-MM-ddTHH:mm:ssZ}'}}}}")));
        Assert.EndsWith(
            "with an explicit deny in an identity-based policy", (await strong.CallAsync("ListUsers")).Message,
            StringComparison.Ordinal);
    }
}
