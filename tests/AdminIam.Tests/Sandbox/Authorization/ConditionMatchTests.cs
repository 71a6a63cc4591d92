namespace AdminIam.Tests.Sandbox.Authorization;

public sealed class ConditionMatchTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData(
        "'Effect':'Allow','Action':'iam:GetUser','Resource':'arn:aws:iam::123456789012:user/${aws:username}'",
        "GetUser", true)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:GetUser','Resource':'arn:aws:iam::123456789012:user/${aws:username}x'",
        "GetUser", false)]
    [InlineData("'Effect':'Allow','Action':'iam:G?tUser','Resource':'arn:aws:iam::*:user/al*'", "GetUser", true)]
    [InlineData("'Effect':'Allow','Action':'IAM:getuser','Resource':'*'", "GetUser", true)]
    [InlineData("'Effect':'Allow','NotAction':'iam:Get*','Resource':'*'", "GetUser", false)]
    [InlineData("'Effect':'Allow','NotAction':'iam:Get*','Resource':'*'", "ListUsers", true)]
    [InlineData("'Effect':'Allow','Action':'iam:*','NotResource':'arn:aws:iam::*:user/*'", "GetUser", false)]
    [InlineData("'Effect':'Allow','Action':'iam:*','NotResource':'arn:aws:iam::*:user/*'", "ListPolicies", true)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'StringEquals':{'aws:username':'alice'}}",
        "GetUser", true)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'StringNotEquals':{'aws:username':['bob',"
            + "'alice']}}",
        "GetUser", false)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*',"
            + "'Condition':{'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*:user/a*'}}",
        "GetUser", true)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}",
        "GetUser", false)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'false'}}",
        "GetUser", false)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*',"
            + "'Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}}",
        "GetUser", true)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'Null':{'aws:TokenIssueTime':'true'}}",
        "GetUser", true)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'127.0.0.0/8'}}",
        "GetUser", true)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'NotIpAddress':{'aws:SourceIp':['10.0.0.0/8',"
            + "'127.0.0.1']}}",
        "GetUser", false)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*',"
            + "'Condition':{'DateGreaterThan':{'aws:CurrentTime':'2020-01-01T00:00:00Z'}}",
        "GetUser", true)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'NumericLessThan':{'aws:EpochTime':'1000'}}",
        "GetUser", false)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalTag/team':'x',"
            + "'aws:username':'alice'}}",
        "GetUser", false)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*',"
            + "'Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'team'}}",
        "GetUser", true)]
    [InlineData(
        "'Effect':'Allow','Action':'iam:*','Resource':'*',"
            + "'Condition':{'ForAnyValue:StringEquals':{'aws:TagKeys':'team'}}",
        "GetUser", false)]
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
            "'Effect':'Allow','Action':'iam:AttachUserPolicy','Resource':'*',"
                + "'Condition':{'ArnEquals':{'iam:PolicyARN':'arn:aws:iam::aws:policy/IAMUser*'}}"));
        await user.OkAsync(
            "AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/IAMUserChangePassword"));
        Assert.Equal(
            "AccessDenied",
            (await user.CallAsync(
                "AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", RunningSandbox.AdministratorAccess))).Code);
    }
}
