namespace AdminIam.Tests.Sandbox.Services.Iam.Policies;

public sealed class PolicyResourceTests : IDisposable
{
    private const string Legacy = "The policy failed legacy parsing";
    private const string Vendor = "Resource vendor must be fully qualified and cannot contain regexes.";

    private const string Paths =
        "IAM resource path must either be \"*\" or start with user/, federated-user/, role/, group/, "
        + "instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, "
        + "access-report/.";

    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("invalid resource", "Resource invalid resource must be in ARN format or \"*\".")]
    [InlineData("", "Resource  must be in ARN format or \"*\".")]
    [InlineData("a:bsdfdsafsad", "Partition \"bsdfdsafsad\" is not valid for resource \"arn:bsdfdsafsad:*:*:*:*\".")]
    [InlineData("a:b:cadfsdf", "Partition \"b\" is not valid for resource \"arn:b:cadfsdf:*:*:*\".")]
    [InlineData("a:b:c:d:e:f:g:h", "Partition \"b\" is not valid for resource \"arn:b:c:d:e:f:g:h\".")]
    [InlineData(
        "aws:s3:::example_bucket", "Partition \"s3\" is not valid for resource \"arn:s3:::example_bucket:*\".")]
    [InlineData("arn:nope:s3:::b", "Partition \"nope\" is not valid for resource \"arn:nope:s3:::b\".")]
    [InlineData("arn:aws", Vendor)]
    [InlineData("arn:aws:*:us-east-2:123456789012:topic", Vendor)]
    [InlineData("arn:aws:iam:::b", Paths)]
    [InlineData("arn:aws:iam::123456789012:us*", Paths)]
    [InlineData("arn:aws:iam:us-east-1::b", "IAM resource arn:aws:iam:us-east-1::b cannot contain region information.")]
    [InlineData("arn:aws:s3:us-east-1::b", "Resource arn:aws:s3:us-east-1::b can not contain region information.")]
    [InlineData("arn:aws:s3::example_bucket", Legacy)]
    [InlineData("arn:aws::fdsasf", Legacy)]
    [InlineData("arn:aws::::example_bucket", Legacy)]
    public async Task What_is_not_a_resource_is_refused(string resource, string message)
    {
        foreach (var element in new[] { "Resource", "NotResource" })
        {
            var reply = await CreateAsync($"'{element}':['*','{resource}']");
            Assert.Equal("400 MalformedPolicyDocument: " + message, reply.Error);
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:s3:::b/*")]
    [InlineData("arn:aws-cn:s3:::b")]
    [InlineData("arn:*:s3:::b")]
    [InlineData("arn:aws:fdsasf")]
    [InlineData("arn:aws:invalid-service:us-east-1::b")]
    [InlineData("arn:aws:iam:::user/b")]
    [InlineData("arn:aws:iam::*:user/${aws:username}")]
    [InlineData("arn:aws:iam::123456789012:*")]
    [InlineData("arn:aws:s3:us-west-2:123456789012:accesspoint/my-access-point/object/*")]
    [InlineData("arn:aws:rds:region:*:*")]
    public async Task A_resource_is_accepted(string resource) =>
        Assert.Equal(200, (await CreateAsync($"'Resource':'{resource}'")).Status);

    [Fact]
    public async Task The_error_is_that_of_the_first_invalid_resource() => Assert.Equal(
        "400 MalformedPolicyDocument: Resource a must be in ARN format or \"*\".",
        (await CreateAsync("'Resource':['arn:aws:s3:::b','a','arn:aws']")).Error);

    [Fact]
    public async Task Resources_are_checked_in_every_policy()
    {
        var document = RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'arn:nope:s3:::b'");
        await _sandbox.CreateUserAsync("alice");

        var put = await _sandbox.Root.CallAsync(
            "PutUserPolicy", ("UserName", "alice"), ("PolicyName", "own"), ("PolicyDocument", document));
        var simulated = await _sandbox.Root.CallAsync(
            "SimulatePrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::123456789012:user/alice"),
            ("ActionNames.member.1", "s3:GetObject"), ("PolicyInputList.member.1", document));

        Assert.Equal("MalformedPolicyDocument", put.Code);
        Assert.Equal("InvalidInput", simulated.Code);
    }

    private Task<SandboxReply> CreateAsync(string resources) => _sandbox.Root.CallAsync(
        "CreatePolicy", ("PolicyName", "p"),
        ("PolicyDocument", RunningSandbox.Policy($"'Effect':'Allow','Action':'*',{resources}")));
}
