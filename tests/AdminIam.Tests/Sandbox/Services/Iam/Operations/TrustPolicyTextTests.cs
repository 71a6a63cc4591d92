namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

/// <summary>Whom trust policies name: entities, not the names that these have by chance.</summary>
public sealed class TrustPolicyTextTests : IDisposable
{
    private const string Alice = "arn:aws:iam::123456789012:user/alice";
    private static readonly (string, string) Role = ("RoleName", "deployer");
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/nobody")]
    [InlineData("arn:aws:iam::123456789012:user/x/alice")]
    [InlineData("arn:aws:iam::123456789012:role/none")]
    [InlineData("arn:aws:iam::123456789012:group/g")]
    [InlineData("arn:aws:iam::123456789012:user/*")]
    [InlineData("AIDANONENONENONENONE2")]
    [InlineData("alice")]
    public async Task A_principal_that_does_not_exist_is_refused(string principal)
    {
        await _sandbox.CreateUserAsync("alice");
        await _sandbox.Root.OkAsync("CreateGroup", ("GroupName", "g"));
        Assert.Equal(
            $"400 MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"{principal}\"",
            (await CallAsync("CreateRole", $"'AWS':['{Alice}','{principal}']")).Error);
        await OkAsync("CreateRole", "'Service':'ec2.amazonaws.com'");
        Assert.Equal(
            $"400 MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"{principal}\"",
            (await CallAsync("UpdateAssumeRolePolicy", $"'AWS':'{principal}'")).Error);
    }

    [Theory]
    [InlineData("'AWS':'123456789012'")]
    [InlineData("'AWS':'arn:aws:iam::123456789012:root'")]
    [InlineData("'AWS':'arn:aws:iam::210987654321:role/theirs'")]
    [InlineData("'AWS':'*'")]
    [InlineData("'AWS':['arn:aws:iam::123456789012:user/alice','210987654321'],'Service':'ec2.amazonaws.com'")]
    [InlineData("'Federated':'arn:aws:iam::123456789012:saml-provider/adfs'")]
    public async Task A_principal_that_aws_accepts_is_stored_as_it_was_written(string principals)
    {
        await _sandbox.CreateUserAsync("alice");
        await OkAsync("CreateRole", principals);
        Assert.Equal(RoleOperationsTests.Trust(principals), await StoredAsync());
    }

    [Fact]
    public async Task A_deleted_principal_becomes_its_unique_id_and_another_of_its_name_is_not_trusted()
    {
        var id = (await _sandbox.CreateUserAsync("alice"))["UserId"];
        await OkAsync("CreateRole", $"'AWS':['{Alice}','210987654321']");
        await _sandbox.Root.OkAsync("DeleteUser", ("UserName", "alice"));
        Assert.Equal(RoleOperationsTests.Trust($"'AWS':['{id}','210987654321']"), await StoredAsync());

        var other = await _sandbox.UserClientAsync("alice");
        var assume = new[] { ("RoleArn", "arn:aws:iam::123456789012:role/deployer"), ("RoleSessionName", "session") };
        Assert.Equal("AccessDenied", (await other.CallAsync("AssumeRole", assume)).Code);
        Assert.Equal(
            $"400 MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"{id}\"",
            (await CallAsync("UpdateAssumeRolePolicy", $"'AWS':'{id}'")).Error);
        await OkAsync("UpdateAssumeRolePolicy", $"'AWS':'{Alice}'");
        await other.OkAsync("AssumeRole", assume);
    }

    [Fact]
    public async Task A_deleted_role_becomes_its_unique_id()
    {
        var id = (await OkAsync("CreateRole", "'Service':'ec2.amazonaws.com'", ("RoleName", "worker")))["RoleId"];
        await OkAsync("CreateRole", "'AWS':'arn:aws:iam::123456789012:role/worker'");
        await _sandbox.Root.OkAsync("DeleteRole", ("RoleName", "worker"));
        Assert.Equal(RoleOperationsTests.Trust($"'AWS':'{id}'"), await StoredAsync());
    }

    [Fact]
    public async Task A_renamed_principal_stays_trusted()
    {
        var user = await _sandbox.UserClientAsync("alice");
        await OkAsync("CreateRole", $"'AWS':'{Alice}'");
        await _sandbox.Root.OkAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "a+b"), ("NewPath", "/x/"));
        Assert.Equal(
            RoleOperationsTests.Trust("'AWS':'arn:aws:iam::123456789012:user/x/a+b'"), await StoredAsync());
        await user.OkAsync(
            "AssumeRole", ("RoleArn", "arn:aws:iam::123456789012:role/deployer"), ("RoleSessionName", "session"));
    }

    [Fact]
    public async Task The_unique_id_of_a_user_is_stored_as_the_arn()
    {
        var id = (await _sandbox.CreateUserAsync("alice"))["UserId"];
        await OkAsync("CreateRole", $"'AWS':'{id}'");
        Assert.Equal(RoleOperationsTests.Trust($"'AWS':'{Alice}'"), await StoredAsync());
    }

    [Theory]
    [InlineData("'Effect':'Allow','Action':'sts:AssumeRole'", "Missing required field Principal")]
    [InlineData(
        "'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole','Resource':'*'", "Has prohibited field Resource")]
    [InlineData(
        "'Effect':'Allow','Principal':'*','Action':'iam:GetUser'",
        "AssumeRole policy may only specify STS AssumeRole actions.")]
    public async Task A_document_that_is_not_a_trust_policy_is_refused(string statement, string message)
    {
        var reply = await _sandbox.Root.CallAsync(
            "CreateRole", Role, ("AssumeRolePolicyDocument", RunningSandbox.Policy(statement)));
        Assert.Equal("400 MalformedPolicyDocument: " + message, reply.Error);
    }

    [Fact]
    public async Task A_trust_policy_has_at_most_2048_characters_without_white_space() => Assert.Equal(
        "409 LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048",
        (await CallAsync("CreateRole", $"'Service':'{new string('s', 2048)}.amazonaws.com'")).Error);

    private Task<SandboxReply> OkAsync(string action, string principals, (string, string)? role = null) =>
        _sandbox.Root.OkAsync(action, role ?? Role, Document(action, principals));

    private Task<SandboxReply> CallAsync(string action, string principals) =>
        _sandbox.Root.CallAsync(action, Role, Document(action, principals));

    private static (string, string) Document(string action, string principals) => (
        action == "CreateRole" ? "AssumeRolePolicyDocument" : "PolicyDocument", RoleOperationsTests.Trust(principals));

    private async Task<string> StoredAsync() =>
        Uri.UnescapeDataString((await _sandbox.Root.OkAsync("GetRole", Role))["AssumeRolePolicyDocument"]);
}
