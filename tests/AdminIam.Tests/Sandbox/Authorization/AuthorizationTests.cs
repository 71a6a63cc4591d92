using System.Text;

namespace AdminIam.Tests.Sandbox.Authorization;

public sealed class AuthorizationTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_new_user_may_do_nothing()
    {
        var user = await _sandbox.UserClientAsync("alice");
        Assert.Equal(
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/alice is not authorized to perform: iam:CreateUser on resource: "
            + "arn:aws:iam::123456789012:user/bob because no identity-based policy allows the iam:CreateUser action",
            (await user.CallAsync("CreateUser", ("UserName", "bob"))).Error);
        await user.OkAsync("GetCallerIdentity");
    }

    [Fact]
    public async Task A_member_of_the_administrators_can_administer()
    {
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "Administrators"));
        await _sandbox.Root.OkAsync("AttachGroupPolicy", ("GroupName", "Administrators"), ("PolicyArn", RunningSandbox.AdministratorAccess));
        var user = await _sandbox.UserClientAsync("alice");
        Assert.Equal("AccessDenied", (await user.CallAsync("ListUsers")).Code);
        await _sandbox.Root.OkAsync("AddUserToGroup", ("GroupName", "Administrators"), ("UserName", "alice"));
        await user.OkAsync("CreateUser", ("UserName", "bob"));
        await user.OkAsync("DeleteUser", ("UserName", "bob"));
        await _sandbox.Root.OkAsync("RemoveUserFromGroup", ("GroupName", "Administrators"), ("UserName", "alice"));
        Assert.Equal("AccessDenied", (await user.CallAsync("ListUsers")).Code);
    }

    [Fact]
    public async Task A_cloudhsm_administrator_cannot_touch_iam()
    {
        var user = await _sandbox.UserClientAsync("hsm", RunningSandbox.Policy(
            "'Effect':'Allow','Action':['cloudhsm:*','ec2:CreateNetworkInterface','iam:CreateServiceLinkedRole'],'Resource':'*'"));
        foreach (var action in new[] { "CreateUser", "DeleteUser", "CreateAccessKey", "CreateLoginProfile" })
            Assert.Equal("AccessDenied", (await user.CallAsync(action, ("UserName", "hsm"), ("Password", "Correct-Horse1"))).Code);
        await user.OkAsync("CreateServiceLinkedRole", ("AWSServiceName", "cloudhsm.amazonaws.com"));
    }

    [Fact]
    public async Task An_explicit_deny_wins()
    {
        var user = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'"));
        await user.OkAsync("ListUsers");
        await _sandbox.Root.OkAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/AWSDenyAll"));
        Assert.Equal(
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/alice is not authorized to perform: iam:ListUsers on resource: "
            + "arn:aws:iam::123456789012:user/ with an explicit deny in an identity-based policy",
            (await user.CallAsync("ListUsers")).Error);
    }

    [Fact]
    public async Task A_boundary_limits_what_policies_allow()
    {
        var user = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy("'Effect':'Allow','Action':'iam:*','Resource':'*'"));
        var boundary = await _sandbox.Root.OkAsync("CreatePolicy", ("PolicyName", "boundary"), ("PolicyDocument", RunningSandbox.Policy(
            "'Effect':'Allow','NotAction':'iam:Delete*','Resource':'*'", "'Effect':'Deny','Action':'iam:CreateUser','Resource':'*'")));
        await _sandbox.Root.OkAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", boundary["Arn"]));
        await user.OkAsync("ListUsers");
        Assert.EndsWith("because no permissions boundary allows the iam:DeleteUser action", (await user.CallAsync("DeleteUser", ("UserName", "alice"))).Message, StringComparison.Ordinal);
        Assert.EndsWith("with an explicit deny in a permissions boundary", (await user.CallAsync("CreateUser", ("UserName", "bob"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Effect':'Allow','Action':'iam:GetUser','Resource':'arn:aws:iam::123456789012:user/${aws:username}'", "GetUser", true)]
    [InlineData("'Effect':'Allow','Action':'iam:GetUser','Resource':'arn:aws:iam::123456789012:user/${aws:username}x'", "GetUser", false)]
    [InlineData("'Effect':'Allow','Action':'iam:G?tUser','Resource':'arn:aws:iam::*:user/al*'", "GetUser", true)]
    [InlineData("'Effect':'Allow','Action':'IAM:getuser','Resource':'*'", "GetUser", true)]
    [InlineData("'Effect':'Allow','NotAction':'iam:Get*','Resource':'*'", "GetUser", false)]
    [InlineData("'Effect':'Allow','NotAction':'iam:Get*','Resource':'*'", "ListUsers", true)]
    [InlineData("'Effect':'Allow','Action':'iam:*','NotResource':'arn:aws:iam::*:user/*'", "GetUser", false)]
    [InlineData("'Effect':'Allow','Action':'iam:*','NotResource':'arn:aws:iam::*:user/*'", "ListPolicies", true)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'StringEquals':{'aws:username':'alice'}}", "GetUser", true)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'StringNotEquals':{'aws:username':['bob','alice']}}", "GetUser", false)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*:user/a*'}}", "GetUser", true)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}", "GetUser", false)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'false'}}", "GetUser", false)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}}", "GetUser", true)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'Null':{'aws:TokenIssueTime':'true'}}", "GetUser", true)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'127.0.0.0/8'}}", "GetUser", true)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'NotIpAddress':{'aws:SourceIp':['10.0.0.0/8','127.0.0.1']}}", "GetUser", false)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'DateGreaterThan':{'aws:CurrentTime':'2020-01-01T00:00:00Z'}}", "GetUser", true)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'NumericLessThan':{'aws:EpochTime':'1000'}}", "GetUser", false)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalTag/team':'x','aws:username':'alice'}}", "GetUser", false)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'team'}}", "GetUser", true)]
    [InlineData("'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'ForAnyValue:StringEquals':{'aws:TagKeys':'team'}}", "GetUser", false)]
    public async Task A_statement_applies_or_not(string statement, string action, bool allowed)
    {
        var user = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(statement));
        var reply = await user.CallAsync(action, action == "GetUser" ? [("UserName", "alice")] : []);
        Assert.Equal(allowed ? "" : "AccessDenied", reply.Code);
    }

    [Fact]
    public async Task Which_policy_may_be_attached_can_be_a_condition()
    {
        var user = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'iam:AttachUserPolicy','Resource':'*','Condition':{'ArnEquals':{'iam:PolicyARN':'arn:aws:iam::aws:policy/IAMUser*'}}"));
        await user.OkAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/IAMUserChangePassword"));
        Assert.Equal("AccessDenied", (await user.CallAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", RunningSandbox.AdministratorAccess))).Code);
    }

    [Fact]
    public async Task Tags_in_CreateUser_need_the_permission_to_tag()
    {
        var user = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy("'Effect':'Allow','Action':'iam:CreateUser','Resource':'*'"));
        await user.OkAsync("CreateUser", ("UserName", "bob"));
        var reply = await user.CallAsync("CreateUser", ("UserName", "carol"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"));
        Assert.Contains("iam:TagUser", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_with_mfa_is_let_in_where_one_without_is_not()
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
        Assert.Equal("AccessDenied", (await user.CallAsync("GetSessionToken", ("SerialNumber", device["SerialNumber"]), ("TokenCode", "000000"))).Code);
        var strong = _sandbox.Session(await user.OkAsync(
            "GetSessionToken", ("SerialNumber", device["SerialNumber"]), ("TokenCode", TestTotp.Code(seed, DateTime.UtcNow))));
        await strong.OkAsync("ListUsers");

        // Denying all tokens issued before now cuts the session off, as a lockdown does.
        await _sandbox.Root.OkAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "lock"), ("PolicyDocument", RunningSandbox.Policy(
            $"'Effect':'Deny','Action':'*','Resource':'*','Condition':{{'DateLessThan':{{'aws:TokenIssueTime':'{DateTime.UtcNow.AddMinutes(1):yyyy-MM-ddTHH:mm:ssZ}'}}}}")));
        Assert.EndsWith("with an explicit deny in an identity-based policy", (await strong.CallAsync("ListUsers")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_simulation_says_what_a_call_would_get()
    {
        var user = await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'iam:*','Resource':'*'", "'Effect':'Deny','Action':'iam:DeleteUser','Resource':'*'"));
        var reply = await _sandbox.Root.OkAsync(
            "SimulatePrincipalPolicy",
            ("PolicySourceArn", "arn:aws:iam::123456789012:user/alice"),
            ("ActionNames.member.1", "iam:ListUsers"),
            ("ActionNames.member.2", "iam:DeleteUser"),
            ("ActionNames.member.3", "s3:GetObject"));
        Assert.Equal(["allowed", "explicitDeny", "implicitDeny"], reply.All("EvalDecision"));
        Assert.Equal(["user_alice_own", "user_alice_own"], reply.All("SourcePolicyId"));
        Assert.Equal("AccessDenied", (await user.CallAsync("DeleteUser", ("UserName", "alice"))).Code);
    }

    [Fact]
    public async Task A_simulation_takes_context_and_tells_what_it_missed()
    {
        await _sandbox.UserClientAsync("alice", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'iam:PassRole','Resource':'*','Condition':{'StringEquals':{'iam:PassedToService':'cloudhsm.amazonaws.com'}}"));
        (string, string)[] question =
        [
            ("PolicySourceArn", "arn:aws:iam::123456789012:user/alice"), ("ActionNames.member.1", "iam:PassRole"),
            ("ResourceArns.member.1", "arn:aws:iam::123456789012:role/hsm"),
        ];
        var without = await _sandbox.Root.OkAsync("SimulatePrincipalPolicy", question);
        Assert.Equal("implicitDeny", without["EvalDecision"]);
        Assert.Equal("iam:PassedToService", without["MissingContextValues"]);
        var with = await _sandbox.Root.OkAsync(
            "SimulatePrincipalPolicy",
            [
                .. question,
                ("ContextEntries.member.1.ContextKeyName", "iam:PassedToService"),
                ("ContextEntries.member.1.ContextKeyType", "string"),
                ("ContextEntries.member.1.ContextKeyValues.member.1", "cloudhsm.amazonaws.com"),
            ]);
        Assert.Equal("allowed", with["EvalDecision"]);
        Assert.Equal(("1", "38"), (with["Line"], with["Column"]));
    }
}
