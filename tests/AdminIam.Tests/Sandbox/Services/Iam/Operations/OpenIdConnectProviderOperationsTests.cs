using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class OpenIdConnectProviderOperationsTests : IDisposable
{
    private const string Arn = "arn:aws:iam::123456789012:oidc-provider/login.example.com/Tenant";
    private static readonly (string, string) Url = ("Url", "https://login.example.com/Tenant");
    private static readonly (string, string) Provider = ("OpenIDConnectProviderArn", Arn);
    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-oidc").FullName;
    private readonly RunningSandbox _sandbox = new();

    public void Dispose()
    {
        _sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_provider_is_there_with_its_clients_and_thumbprints_after_a_restart()
    {
        var options = new SandboxOptions { StatePath = Path.Combine(_folder, "state.json") };
        var thumbprint = new string('1', 40);
        using (var sandbox = new RunningSandbox(options))
        {
            var made = await sandbox.Root.OkAsync(
                "CreateOpenIDConnectProvider", Url, ("ClientIDList.member.1", "a"), ("ClientIDList.member.2", "b"),
                ("ThumbprintList.member.1", thumbprint), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));
            Assert.Equal((Arn, "v"), (made["OpenIDConnectProviderArn"], made["Value"]));
            await sandbox.Root.OkAsync("AddClientIDToOpenIDConnectProvider", Provider, ("ClientID", "c"));
            await sandbox.Root.OkAsync("AddClientIDToOpenIDConnectProvider", Provider, ("ClientID", "c"));
            await sandbox.Root.OkAsync("RemoveClientIDFromOpenIDConnectProvider", Provider, ("ClientID", "a"));
            await sandbox.Root.OkAsync("RemoveClientIDFromOpenIDConnectProvider", Provider, ("ClientID", "none"));
        }

        using var again = new RunningSandbox(options);
        var provider = await again.Root.OkAsync("GetOpenIDConnectProvider", Provider);
        Assert.Equal(("login.example.com/Tenant", "v"), (provider["Url"], provider["Value"]));
        Assert.Equal(["b", "c", thumbprint], provider.All("member").Where(text => text != "kv"));
        Assert.Equal([Arn], (await again.Root.OkAsync("ListOpenIDConnectProviders")).All("Arn"));
        Assert.Equal("1", (await again.Root.OkAsync("GetAccountSummary")).SummaryOf("Providers"));
    }

    [Fact]
    public async Task Thumbprints_are_optional_and_can_be_replaced()
    {
        await _sandbox.Root.OkAsync("CreateOpenIDConnectProvider", Url);
        var thumbprint = ("ThumbprintList.member.1", new string('2', 40));
        await _sandbox.Root.OkAsync("UpdateOpenIDConnectProviderThumbprint", Provider, thumbprint);
        var provider = await _sandbox.Root.OkAsync("GetOpenIDConnectProvider", Provider);
        Assert.Equal([thumbprint.Item2], provider.All("member"));
    }

    [Theory]
    [InlineData("http://login.example.com")]
    [InlineData("login.example.com")]
    [InlineData("https://")]
    [InlineData("https://login.example.com:8443/tenant")]
    [InlineData("https://login.example.com/a:b")]
    [InlineData("https://login.example.com?tenant=1")]
    public async Task A_url_that_is_not_one_of_https_is_refused(string url) => Assert.Equal(
        "400 ValidationError: Invalid Open ID Connect Provider URL",
        (await _sandbox.Root.CallAsync("CreateOpenIDConnectProvider", ("Url", url))).Error);

    [Fact]
    public async Task A_url_can_have_one_provider()
    {
        await _sandbox.Root.OkAsync("CreateOpenIDConnectProvider", Url);
        Assert.Equal(
            "409 EntityAlreadyExists: Provider with url https://login.example.com/Tenant already exists.",
            (await _sandbox.Root.CallAsync("CreateOpenIDConnectProvider", Url)).Error);
        await _sandbox.Root.OkAsync("CreateOpenIDConnectProvider", ("Url", "https://login.example.com/tenant"));
    }

    [Fact]
    public async Task Deleting_is_idempotent_and_what_does_not_exist_is_not_found()
    {
        await _sandbox.Root.OkAsync("CreateOpenIDConnectProvider", Url);
        await _sandbox.Root.OkAsync("DeleteOpenIDConnectProvider", Provider);
        await _sandbox.Root.OkAsync("DeleteOpenIDConnectProvider", Provider);
        Assert.Equal(
            $"404 NoSuchEntity: OpenIDConnect Provider not found for arn {Arn}",
            (await _sandbox.Root.CallAsync("GetOpenIDConnectProvider", Provider)).Error);
        Assert.Equal(
            "InvalidInput",
            (await _sandbox.Root.CallAsync(
                "GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", RunningSandbox.AdministratorAccess))).Code);
    }

    [Theory]
    [InlineData("GetOpenIDConnectProvider", Arn)]
    [InlineData("CreateOpenIDConnectProvider", Arn)]
    [InlineData("ListOpenIDConnectProviders", "arn:aws:iam::123456789012:oidc-provider/*")]
    public async Task The_provider_is_the_resource_that_policies_must_allow(string action, string resource)
    {
        (string, string)[] request = action switch
        {
            "GetOpenIDConnectProvider" => [Provider],
            "CreateOpenIDConnectProvider" => [Url],
            _ => [],
        };
        if (request is [var (name, _)] && name == Provider.Item1)
            await _sandbox.Root.OkAsync("CreateOpenIDConnectProvider", Url);
        var caller = await _sandbox.UserClientAsync("alice");
        Assert.Contains($"on resource: {resource} ", (await caller.CallAsync(action, request)).Message,
            StringComparison.Ordinal);
        await _sandbox.Root.OkAsync(
            "PutUserPolicy", ("UserName", "alice"), ("PolicyName", "p"),
            ("PolicyDocument", RunningSandbox.Policy($"'Effect':'Allow','Action':'*','Resource':'{resource}'")));
        await caller.OkAsync(action, request);
    }
}
