namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class ContextKeyOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Keys_of_conditions_and_variables_are_listed_once()
    {
        var first = RunningSandbox.Policy(
            "'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::home/${aws:username}/${*}',"
            + "'Condition':{'StringEquals':{'aws:PrincipalTag/Team':'${aws:PrincipalTag/Team, \\'none\\'}'},"
            + "'Bool':{'aws:MultiFactorAuthPresent':'true'}}");
        var second = RunningSandbox.Policy(
            "'Effect':'Deny','Action':'*','Resource':'*','Condition':{'Null':{'AWS:USERNAME':'true'}}");
        var keys = await _sandbox.Root.OkAsync(
            "GetContextKeysForCustomPolicy", ("PolicyInputList.member.1", first), ("PolicyInputList.member.2", second));
        Assert.Equal(
            ["aws:MultiFactorAuthPresent", "aws:PrincipalTag/Team", "aws:username"], keys.All("member"));
    }

    [Fact]
    public async Task The_keys_of_a_user_include_those_of_the_groups()
    {
        await _sandbox.CreateUserAsync("alice");
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "g"));
        await _sandbox.Root.OkAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "alice"));
        await _sandbox.Root.OkAsync(
            "PutGroupPolicy", ("GroupName", "g"), ("PolicyName", "p"), ("PolicyDocument", RunningSandbox.Policy(
                "'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}")));
        var keys = await _sandbox.Root.OkAsync(
            "GetContextKeysForPrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::123456789012:user/alice"));
        Assert.Equal(["aws:SecureTransport"], keys.All("member"));
    }
}
