namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class TagOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    public static TheoryData<string> Kinds() =>
    [
        "User", "Role", "Policy", "MFADevice", "InstanceProfile", "OpenIDConnectProvider", "SAMLProvider",
        "ServerCertificate",
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tags_are_set_replaced_listed_in_pages_and_removed_ignoring_case(string kind)
    {
        var (resource, _) = await CreateAsync(kind);
        await _sandbox.Root.OkAsync("Tag" + kind, [resource, .. Tags(("Team", "ops"), ("Cost", "1"))]);
        await _sandbox.Root.OkAsync("Tag" + kind, [resource, .. Tags(("TEAM", "dev"))]);
        var first = await _sandbox.Root.OkAsync($"List{kind}Tags", resource, ("MaxItems", "1"));
        Assert.Equal(("Cost", "1", true), (first["Key"], first["Value"], first.IsTruncated));
        var second = await _sandbox.Root.OkAsync($"List{kind}Tags", resource, ("Marker", first["Marker"]));
        Assert.Equal(("TEAM", "dev", false), (second["Key"], second["Value"], second.IsTruncated));

        await _sandbox.Root.OkAsync("Untag" + kind, resource, ("TagKeys.member.1", "team"), ("TagKeys.member.2", "x"));
        Assert.Equal(["Cost"], (await _sandbox.Root.OkAsync($"List{kind}Tags", resource)).All("Key"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tags_that_aws_refuses_are_refused(string kind)
    {
        var (resource, _) = await CreateAsync(kind);
        Assert.Equal(
            "400 InvalidInput: Tag keys prefixed with aws: are reserved for AWS use.",
            (await _sandbox.Root.CallAsync("Tag" + kind, [resource, .. Tags(("AWS:x", "y"))])).Error);
        Assert.Equal(
            "400 InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            (await _sandbox.Root.CallAsync("Tag" + kind, [resource, .. Tags(("a", "1"), ("A", "2"))])).Error);
        await _sandbox.Root.OkAsync(
            "Tag" + kind, [resource, .. Tags([.. Enumerable.Range(0, 50).Select(i => ($"k{i}", "v"))])]);
        Assert.Equal(
            "LimitExceeded", (await _sandbox.Root.CallAsync("Tag" + kind, [resource, .. Tags(("more", "v"))])).Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_policy_can_require_a_tag_of_the_resource_and_limit_the_tags_in_the_request(string kind)
    {
        var (resource, arn) = await CreateAsync(kind);
        var caller = await _sandbox.UserClientAsync(
            "caller",
            RunningSandbox.Policy(
                $"'Effect':'Allow','Action':'iam:Tag*','Resource':'{arn}',"
                    + "'Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':['Team']}}",
                $"'Effect':'Allow','Action':'iam:Untag*','Resource':'{arn}',"
                    + "'Condition':{'StringEquals':{'aws:ResourceTag/Team':'ops'}}"));
        Assert.Equal("AccessDenied", (await caller.CallAsync("Tag" + kind, [resource, .. Tags(("Cost", "1"))])).Code);
        var reply = await caller.CallAsync("Untag" + kind, resource, ("TagKeys.member.1", "Team"));
        Assert.Equal("AccessDenied", reply.Code);
        await caller.OkAsync("Tag" + kind, [resource, .. Tags(("Team", "ops"))]);
        await caller.OkAsync("Untag" + kind, resource, ("TagKeys.member.1", "Team"));
    }

    [Fact]
    public async Task An_aws_managed_policy_has_no_tags_and_cannot_be_tagged()
    {
        var policy = ("PolicyArn", RunningSandbox.AdministratorAccess);
        Assert.Empty((await _sandbox.Root.OkAsync("ListPolicyTags", policy)).All("Key"));
        Assert.Equal("AccessDenied", (await _sandbox.Root.CallAsync("TagPolicy", [policy, .. Tags(("a", "b"))])).Code);
        Assert.Equal(
            "AccessDenied",
            (await _sandbox.Root.CallAsync("UntagPolicy", policy, ("TagKeys.member.1", "a"))).Code);
    }

    private static (string, string)[] Tags(params (string Key, string Value)[] tags) => tags
        .SelectMany((tag, i) => new[]
        {
            ($"Tags.member.{i + 1}.Key", tag.Key), ($"Tags.member.{i + 1}.Value", tag.Value),
        })
        .ToArray();

    private async Task<((string, string) Resource, string Arn)> CreateAsync(string kind)
    {
        switch (kind)
        {
            case "User":
                return (("UserName", "u"), (await _sandbox.CreateUserAsync("u"))["Arn"]);
            case "Role":
                var role = await _sandbox.Root.OkAsync(
                    "CreateRole", ("RoleName", "r"),
                    ("AssumeRolePolicyDocument", RoleOperationsTests.Trust("'AWS':'123456789012'")));
                return (("RoleName", "r"), role["Arn"]);
            case "Policy":
                var policy = await _sandbox.Root.OkAsync(
                    "CreatePolicy", ("PolicyName", "p"),
                    ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'*','Resource':'*'")));
                return (("PolicyArn", policy["Arn"]), policy["Arn"]);
            case "InstanceProfile":
                var profile = await _sandbox.Root.OkAsync("CreateInstanceProfile", ("InstanceProfileName", "i"));
                return (("InstanceProfileName", "i"), profile["Arn"]);
            case "OpenIDConnectProvider":
                var oidc = (await _sandbox.Root.OkAsync(
                    "CreateOpenIDConnectProvider", ("Url", "https://o.example.com/a")))["OpenIDConnectProviderArn"];
                return (("OpenIDConnectProviderArn", oidc), oidc);
            case "ServerCertificate":
                var content = TestCertificate.EllipticCurve();
                var certificate = await _sandbox.Root.OkAsync(
                    "UploadServerCertificate", ("ServerCertificateName", "c"), ("CertificateBody", content.Body),
                    ("PrivateKey", content.PrivateKey));
                return (("ServerCertificateName", "c"), certificate["Arn"]);
            case "SAMLProvider":
                var saml = await _sandbox.Root.OkAsync(
                    "CreateSAMLProvider", ("Name", "s"), ("SAMLMetadataDocument", TestSaml.Metadata()));
                return (("SAMLProviderArn", saml["SAMLProviderArn"]), saml["SAMLProviderArn"]);
            default:
                var device = await _sandbox.Root.OkAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "m"));
                return (("SerialNumber", device["SerialNumber"]), device["SerialNumber"]);
        }
    }
}
