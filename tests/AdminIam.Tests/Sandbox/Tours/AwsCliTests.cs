using System.Text.Json;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>Tests with the AWS CLI, which shares no code with the sandbox or the module.</summary>
public sealed class AwsCliTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [AwsCliFact]
    public async Task The_cli_creates_an_administrator_with_administrator_access()
    {
        await RootAsync("create-group", "--group-name", "Administrators");
        await RootAsync(
            "attach-group-policy", "--group-name", "Administrators", "--policy-arn",
            RunningSandbox.AdministratorAccess);
        await RootAsync("create-user", "--user-name", "ada", "--tags", "Key=Email,Value=ada@example.com");
        await RootAsync(
            "create-login-profile", "--user-name", "ada", "--password", "Correct-Horse1", "--password-reset-required");
        await RootAsync("add-user-to-group", "--group-name", "Administrators", "--user-name", "ada");
        var key = (await RootAsync("create-access-key", "--user-name", "ada")).GetProperty("AccessKey");

        Assert.Equal(
            "Administrators",
            (await RootAsync("list-groups-for-user", "--user-name", "ada")).GetProperty("Groups")[0]
                .GetProperty("GroupName")
                .GetString());
        Assert.True(
            (await RootAsync("get-login-profile", "--user-name", "ada"))
                .GetProperty("LoginProfile")
                .GetProperty("PasswordResetRequired")
                .GetBoolean());
        Assert.Equal(
            "ada@example.com",
            (await RootAsync("list-user-tags", "--user-name", "ada")).GetProperty("Tags")[0]
                .GetProperty("Value")
                .GetString());
        var policies = (await RootAsync("list-attached-group-policies", "--group-name", "Administrators")).GetProperty(
            "AttachedPolicies");
        Assert.Equal(RunningSandbox.AdministratorAccess, policies[0].GetProperty("PolicyArn").GetString());

        var (exitCode, output, error) = await AwsCli.RunAsync(
            _sandbox.Server.Url, key.GetProperty("AccessKeyId").GetString()!,
            key.GetProperty("SecretAccessKey").GetString()!, "sts", "get-caller-identity");
        Assert.True(exitCode == 0, error);
        Assert.Contains("arn:aws:iam::123456789012:user/ada", output, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task The_cli_shows_errors_like_those_of_aws()
    {
        await _sandbox.CreateUserAsync("ada");
        var (exitCode, _, error) = await AwsCli.RunAsync(
            _sandbox.Server.Url, "sandbox", "sandbox", "iam", "create-user", "--user-name", "ADA");
        Assert.NotEqual(0, exitCode);
        Assert.Contains(
            "An error occurred (EntityAlreadyExists) "
                + "when calling the CreateUser operation: User with name ADA already exists.",
            error, StringComparison.Ordinal);
        (_, _, error) = await AwsCli.RunAsync(_sandbox.Server.Url, "sandbox", "wrong", "iam", "list-users");
        Assert.Contains("(SignatureDoesNotMatch)", error, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task The_cli_pages_through_lists_and_decodes_documents()
    {
        for (var i = 0; i < 25; i++)
            await _sandbox.CreateUserAsync($"user{i:D2}");
        Assert.Equal(25, (await RootAsync("list-users", "--page-size", "10")).GetProperty("Users").GetArrayLength());
        var document = (await RootAsync(
            "get-policy-version", "--policy-arn", RunningSandbox.AdministratorAccess, "--version-id", "v1"))
            .GetProperty("PolicyVersion").GetProperty("Document");
        Assert.Equal("*", document.GetProperty("Statement")[0].GetProperty("Action").GetString());
    }

    private async Task<JsonElement> RootAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await AwsCli.RunAsync(
            _sandbox.Server.Url, "sandbox", "sandbox", ["iam", .. arguments]);
        Assert.True(exitCode == 0, error);
        return output.Length == 0 ? default : JsonDocument.Parse(output).RootElement;
    }
}
