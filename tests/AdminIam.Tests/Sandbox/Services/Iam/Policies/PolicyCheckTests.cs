using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Policies;

namespace AdminIam.Tests.Sandbox.Services.Iam.Policies;

public sealed class PolicyCheckTests : IDisposable
{
    private const string Legacy = "The policy failed legacy parsing";
    private const string Version = "Policy document must be version 2012-10-17 or greater.";
    private const string Syntax = "Syntax errors in policy.";
    private const string Federated = "Federated principals must be valid domain names or SAML metadata ARNs";
    private const string NoPrincipals =
        "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: "
        + "The passed in policy has a statement with no principals!";

    private const string Actions = "Policy statement must contain actions.";
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("'Effect':'denY','Action':'s3:ListBucket','Resource':'*'", Legacy)]
    [InlineData("'Effect':'invalid','Action':'s3:ListBucket','Resource':'*'", Syntax)]
    [InlineData("'Effect':'Allow','Condition':{'DateGreaterThan':{'a':'sdfdsf'}}", Legacy)]
    [InlineData("'Effect':'Allow'", Actions)]
    [InlineData("'Effect':'Allow','Action':[],'Resource':'*'", Actions)]
    [InlineData("'Effect':'Allow','Action':'s3:ListBucket','Resource':[]", "Policy statement must contain resources.")]
    [InlineData("'Effect':'Allow','Action':'a a:ListBucket','Resource':'*'", "Vendor a a is not valid")]
    [InlineData("'Effect':'Allow','Action':'s3:ListBucket','Resource':'*','NotResource':[]", Syntax)]
    [InlineData("'Sid':'a b','Effect':'Allow','Action':'s3:ListBucket','Resource':'*'", "Statement IDs (SID) must be "
        + "alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*")]
    public async Task A_document_that_AWS_does_not_store_is_refused(string statement, string message) =>
        Assert.Equal("400 MalformedPolicyDocument: " + message, (await CreateAsync(statement)).Error);

    [Theory]
    [InlineData("'NumericLessThan':{'s3:max-keys':'ten'}")]
    [InlineData("'DateGreaterThan':{'aws:CurrentTime':'tomorrow'}")]
    [InlineData("'DateLessThan':{'aws:CurrentTime':'${aws:TokenIssueTime}'}")]
    [InlineData("'Bool':{'aws:SecureTransport':'yes'}")]
    [InlineData("'Null':{'aws:TokenIssueTime':'no'}")]
    [InlineData("'BinaryEquals':{'s3:key':'not base64'}")]
    [InlineData("'IpAddress':{'aws:SourceIp':'203.0.113.0/33'}")]
    [InlineData("'NotIpAddress':{'aws:SourceIp':['203.0.113.0/24','localhost']}")]
    [InlineData("'ArnLike':{'aws:SourceArn':'topic'}")]
    [InlineData("'ArnEquals':{'aws:SourceArn':'arn:aws:sns:us-east-2'}")]
    [InlineData("'ForAnyValue:ArnNotLikeIfExists':{'aws:SourceArn':['arn:aws:sns:*:*:topic','topic']}")]
    public async Task A_value_that_is_not_of_the_operators_type_is_refused(string condition) => Assert.Equal(
        "400 MalformedPolicyDocument: " + Legacy,
        (await CreateAsync($"'Effect':'Allow','Action':'*','Resource':'*','Condition':{{{condition}}}")).Error);

    [Theory]
    [InlineData("")]
    [InlineData("'unknown':{}")]
    [InlineData("'DateGreaterThan':{'a':[]}")]
    [InlineData("'NumericLessThan':{'s3:max-keys':10}")]
    [InlineData("'NumericGreaterThan':{'s3:max-keys':'-1.5'}")]
    [InlineData("'Bool':{'aws:SecureTransport':true}")]
    [InlineData("'Bool':{'aws:SecureTransport':'False'}")]
    [InlineData("'Bool':{'aws:SecureTransport':'${aws:PrincipalTag/secure}'}")]
    [InlineData("'IpAddressIfExists':{'aws:SourceIp':['203.0.113.7','2001:DB8::/32']}")]
    [InlineData("'ArnLike':{'aws:SourceArn':['*','arn:*','${aws:PrincipalArn}','arn:aws:sns:*:*:a:b']}")]
    [InlineData("'StringLike':{'aws:SourceIp':'anything'}")]
    public async Task A_value_of_the_operators_type_is_accepted(string condition) => Assert.Equal(
        200, (await CreateAsync($"'Effect':'Allow','Action':'*','Resource':'*','Condition':{{{condition}}}")).Status);

    [Theory]
    [InlineData("'Version':'2008-10-17',")]
    [InlineData("")]
    public async Task Only_managed_policies_must_have_the_current_version(string version)
    {
        var document = ("{" + version + "'Statement':{'Effect':'Allow','Action':'iam:GetUser','Resource':'*'}}")
            .Replace('\'', '"');
        await _sandbox.CreateUserAsync("alice");
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "readers"));

        await _sandbox.Root.OkAsync(
            "PutUserPolicy", ("UserName", "alice"), ("PolicyName", "own"), ("PolicyDocument", document));
        await _sandbox.Root.OkAsync(
            "PutGroupPolicy", ("GroupName", "readers"), ("PolicyName", "own"), ("PolicyDocument", document));
        var refused = await _sandbox.Root.CallAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", document));

        Assert.Equal("400 MalformedPolicyDocument: " + Version, refused.Error);
        await (await _sandbox.KeyClientAsync("alice")).OkAsync("GetUser");
    }

    [Fact]
    public async Task A_new_version_of_a_managed_policy_is_checked_as_the_first_one()
    {
        var policy = await CreateAsync("'Effect':'Allow','Action':'*','Resource':'*'");

        var refused = await _sandbox.Root.CallAsync(
            "CreatePolicyVersion", ("PolicyArn", policy["Arn"]),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow'").Replace("2012", "2008")));

        Assert.Equal("400 MalformedPolicyDocument: " + Version, refused.Error);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("\t")]
    public async Task White_space_before_a_document_is_refused_and_after_it_accepted(string space)
    {
        var document = RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'");
        await _sandbox.CreateUserAsync("alice");

        foreach (var (action, name) in new[] { ("CreatePolicy", "before"), ("PutUserPolicy", "before") })
        {
            var refused = await _sandbox.Root.CallAsync(
                action, ("UserName", "alice"), ("PolicyName", name), ("PolicyDocument", space + document));
            Assert.Equal(
                "400 MalformedPolicyDocument: JSON strings must not have leading spaces", refused.Error);
        }

        await _sandbox.Root.OkAsync("CreatePolicy", ("PolicyName", "after"), ("PolicyDocument", document + space));
    }

    [Theory]
    [InlineData("'AWS':'123456789012'", "sts:AssumeRole", null)]
    [InlineData("'AWS':['*','arn:aws:iam::123456789012:user/a/b']", "sts:AssumeRole", null)]
    [InlineData("'Service':'ec2.amazonaws.com'", "sts:AssumeRole", null)]
    [InlineData("'Federated':'cognito-identity.amazonaws.com'", "sts:TagSession", null)]
    [InlineData(
        "'AWS':'arn:aws:iam::123456789012:user/*'", "sts:AssumeRole",
        "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:user/*\"")]
    [InlineData("'Service':'*'", "sts:AssumeRole", "Invalid principal in policy: \"SERVICE\":\"*\"")]
    [InlineData("'Service':'nosuch'", "sts:AssumeRole", "Invalid principal in policy: \"SERVICE\":\"nosuch\"")]
    [InlineData(
        "'Service':['ec2.amazonaws.com','amazonaws.com']", "sts:AssumeRole",
        "Invalid principal in policy: \"SERVICE\":\"amazonaws.com\"")]
    [InlineData("'Service':'delivery.logs.amazonaws.com.cn'", "sts:AssumeRole", null)]
    [InlineData("'Service':'alexa-appkit.amazon.com'", "sts:AssumeRole", null)]
    [InlineData("'Federated':'arn:aws:iam::123456789012:saml-provider/corp'", "sts:AssumeRoleWithSAML", null)]
    [InlineData("'Federated':'login.example.com/tenant'", "sts:AssumeRoleWithWebIdentity", null)]
    [InlineData("'Federated':'foo bar'", "sts:AssumeRoleWithWebIdentity", Federated)]
    [InlineData(
        "'Federated':'arn:aws-cn:iam::123456789012:saml-provider/corp'", "sts:AssumeRoleWithSAML", Federated)]
    [InlineData(
        "'AWS':'arn:aws-cn:iam::123456789012:root'", "sts:AssumeRole",
        "Invalid principal in policy: \"AWS\":\"arn:aws-cn:iam::123456789012:root\"")]
    [InlineData("", "sts:AssumeRole", NoPrincipals)]
    [InlineData("'AWS':[]", "sts:AssumeRole", NoPrincipals)]
    [InlineData("'Person':'alice'", "sts:AssumeRole", "Invalid principal in policy: \"PERSON\":\"alice\"")]
    [InlineData(
        "'AWS':'123456789012'", "s3:GetObject", "AssumeRole policy may only specify STS AssumeRole actions.")]
    public void A_trust_policy_names_principals_and_actions_of_STS(string principal, string action, string? message)
    {
        var document = RunningSandbox.Policy(
            $"'Effect':'Allow','Principal':{{{principal}}},'Action':'{action}'").Replace("2012", "2008");

        var refused = Record.Exception(() => PolicyCheck.Demand(document, PolicyKind.Trust));

        Assert.Equal(message, refused?.Message);
        Assert.True(refused is null or CommonException { Kind: CommonError.MalformedPolicy });
    }

    private Task<SandboxReply> CreateAsync(string statement) => _sandbox.Root.CallAsync(
        "CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", RunningSandbox.Policy(statement)));
}
