namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class PasswordPolicyOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Settings_that_an_update_of_the_policy_omits_are_reset()
    {
        Assert.Equal(
            "404 NoSuchEntity: The Password Policy with domain name 123456789012 cannot be found.",
            (await _sandbox.Root.CallAsync("GetAccountPasswordPolicy")).Error);
        await SetPolicyAsync(("MaxPasswordAge", "90"));
        var first = await _sandbox.Root.OkAsync("GetAccountPasswordPolicy");
        Assert.Equal(
            ("14", "90", "true", "true"),
            (first[
                "MinimumPasswordLength"], first["MaxPasswordAge"], first["ExpirePasswords"], first["RequireSymbols"]));
        await _sandbox.Root.OkAsync("UpdateAccountPasswordPolicy", ("RequireNumbers", "true"));
        var second = await _sandbox.Root.OkAsync("GetAccountPasswordPolicy");
        Assert.Equal(
            ("6", "false", "false", "true"),
            (second["MinimumPasswordLength"], second[
                "ExpirePasswords"], second["RequireSymbols"], second["RequireNumbers"]));
        await _sandbox.Root.OkAsync("DeleteAccountPasswordPolicy");
        Assert.Equal("NoSuchEntity", (await _sandbox.Root.CallAsync("DeleteAccountPasswordPolicy")).Code);
    }

    private Task<SandboxReply> SetPolicyAsync(params (string, string)[] more) => _sandbox.Root.OkAsync(
        "UpdateAccountPasswordPolicy",
        [
            ("MinimumPasswordLength", "14"), ("RequireSymbols", "true"), ("RequireNumbers", "true"),
            ("RequireUppercaseCharacters", "true"), ("RequireLowercaseCharacters", "true"), .. more,
        ]);
}
