namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class ServiceCredentialOperationsTests : IDisposable
{
    private static readonly (string, string) Alice = ("UserName", "alice");
    private static readonly (string, string) CodeCommit = ("ServiceName", "codecommit.amazonaws.com");
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_user_has_two_sets_of_credentials_for_a_service()
    {
        await _sandbox.CreateUserAsync("alice");
        var first = await _sandbox.Root.OkAsync("CreateServiceSpecificCredential", Alice, CodeCommit);
        var second = await _sandbox.Root.OkAsync("CreateServiceSpecificCredential", Alice, CodeCommit);
        Assert.Equal(
            ("alice-at-123456789012", "alice+1-at-123456789012"),
            (first["ServiceUserName"], second["ServiceUserName"]));
        Assert.NotEqual(first["ServicePassword"], second["ServicePassword"]);
        Assert.Equal(
            "409 LimitExceeded: Cannot exceed quota for ServiceSpecificCredentialsPerUser: 2",
            (await _sandbox.Root.CallAsync("CreateServiceSpecificCredential", Alice, CodeCommit)).Error);
        await _sandbox.Root.OkAsync(
            "CreateServiceSpecificCredential", Alice, ("ServiceName", "cassandra.amazonaws.com"));
        Assert.Equal(
            "404 NotSupportedService: Service s3.amazonaws.com is not supported for this operation.",
            (await _sandbox.Root.CallAsync(
                "CreateServiceSpecificCredential", Alice, ("ServiceName", "s3.amazonaws.com"))).Error);
    }

    [Fact]
    public async Task A_reset_returns_another_password_and_a_list_none()
    {
        await _sandbox.CreateUserAsync("alice");
        var created = await _sandbox.Root.OkAsync("CreateServiceSpecificCredential", Alice, CodeCommit);
        var reset = await _sandbox.Root.OkAsync(
            "ResetServiceSpecificCredential", Alice,
            ("ServiceSpecificCredentialId", created["ServiceSpecificCredentialId"]));
        Assert.Equal(created["ServiceUserName"], reset["ServiceUserName"]);
        Assert.NotEqual(created["ServicePassword"], reset["ServicePassword"]);
        Assert.Null((await _sandbox.Root.OkAsync("ListServiceSpecificCredentials", Alice)).Find("ServicePassword"));
    }

    [Fact]
    public async Task A_key_for_bedrock_can_expire()
    {
        await _sandbox.CreateUserAsync("alice");
        var key = await _sandbox.Root.OkAsync(
            "CreateServiceSpecificCredential", Alice, ("ServiceName", "bedrock.amazonaws.com"),
            ("CredentialAgeDays", "30"));
        Assert.Equal(
            TimeSpan.FromDays(30),
            DateTime.Parse(key["ExpirationDate"], null) - DateTime.Parse(key["CreateDate"], null));
        Assert.Null(key.Find("ServicePassword"));
        Assert.Equal("alice-at-123456789012", key["ServiceCredentialAlias"]);
        Assert.NotEmpty(key["ServiceCredentialSecret"]);
        Assert.Equal(
            "ValidationError",
            (await _sandbox.Root.CallAsync(
                "CreateServiceSpecificCredential", Alice, CodeCommit, ("CredentialAgeDays", "30"))).Code);
    }
}
