using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.Services;

public sealed class CallKeysTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("'StringEquals':{'aws:RequestTag/Team':'Blue'}", true)]
    [InlineData("'StringEquals':{'aws:RequestTag/Team':'Red'}", false)]
    [InlineData("'ForAllValues:StringEquals':{'aws:TagKeys':['Team','Role']}", true)]
    [InlineData("'ForAllValues:StringEquals':{'aws:TagKeys':['Role']}", false)]
    [InlineData("'IpAddress':{'aws:SourceIp':'127.0.0.1/32'}", true)]
    [InlineData("'Bool':{'aws:SecureTransport':'true'}", false)]
    [InlineData("'Bool':{'aws:ViaAWSService':'false'}", true)]
    [InlineData("'StringEquals':{'aws:RequestedRegion':'us-east-1'}", true)]
    [InlineData("'StringEquals':{'aws:PrincipalAccount':'123456789012'}", true)]
    [InlineData("'StringEquals':{'aws:ResourceAccount':'210987654321'}", false)]
    [InlineData("'DateLessThan':{'aws:CurrentTime':'2020-01-01T00:00:00Z'}", false)]
    [InlineData("'NumericGreaterThan':{'aws:EpochTime':'1577836800'}", true)]
    [InlineData("'Null':{'aws:MultiFactorAuthAge':'true'}", true)]
    public async Task A_condition_sees_the_call_and_its_surroundings(string condition, bool isAllowed)
    {
        var alice = await _sandbox.UserClientAsync(
            "alice",
            RunningSandbox.Policy(
                "'Effect':'Allow','Action':['iam:CreateUser','iam:TagUser'],'Resource':'*',"
                    + $"'Condition':{{{condition}}}"));

        var reply = await alice.CallAsync(
            "CreateUser", ("UserName", "bob"), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "Blue"));

        Assert.Equal(isAllowed ? "" : "AccessDenied", reply.Code);
    }

    [Theory]
    [InlineData("'StringEquals':{'aws:UserAgent':'Boto3/1.43'}", true)]
    [InlineData("'StringNotLike':{'aws:UserAgent':'Boto3/*'}", false)]
    [InlineData("'StringLike':{'aws:Referer':'https://example.com/*'}", true)]
    [InlineData("'Null':{'aws:referer':'true'}", false)]
    public async Task A_condition_sees_the_headers_of_the_request(string condition, bool isAllowed)
    {
        var alice = await _sandbox.UserClientAsync(
            "alice",
            RunningSandbox.Policy(
                $"'Effect':'Allow','Action':'iam:GetUser','Resource':'*','Condition':{{{condition}}}"));

        var reply = await alice.CallWithAsync(
            request =>
            {
                request.Headers.TryAddWithoutValidation("User-Agent", "Boto3/1.43");
                request.Headers.TryAddWithoutValidation("Referer", "https://example.com/page");
            },
            "GetUser");

        Assert.Equal(isAllowed ? "" : "AccessDenied", reply.Code);
    }

    [Theory]
    [InlineData("'StringEquals':{'aws:PrincipalOrgID':'o-exampleorg1','aws:ResourceOrgID':'o-exampleorg1'}", true)]
    [InlineData("'StringNotEquals':{'aws:PrincipalOrgID':'o-exampleorg1'}", false)]
    public async Task A_condition_sees_the_organization(string condition, bool isAllowed)
    {
        using var folder = new TemporaryFolder();
        using var sandbox = TestRole.Start(folder);
        var alice = await sandbox.UserClientAsync(
            "alice",
            RunningSandbox.Policy(
                $"'Effect':'Allow','Action':'iam:GetUser','Resource':'*','Condition':{{{condition}}}"));

        Assert.Equal(isAllowed ? "" : "AccessDenied", (await alice.CallAsync("GetUser")).Code);
    }
}
