namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class PasswordRulesTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();
    private readonly (string, string) _alice = ("UserName", "alice");

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("Ab1!", "Password should have a minimum length of 8")]
    [InlineData(
        "abcdefg1", "Password should have at least three of: uppercase letters, lowercase letters, numbers, symbols")]
    [InlineData(
        "123456789012",
        "Password should have at least three of: uppercase letters, lowercase letters, numbers, symbols")]
    public async Task The_default_policy_requires_length_and_classes(string password, string message)
    {
        await _sandbox.CreateUserAsync("alice");
        Assert.Equal(
            "400 PasswordPolicyViolation: " + message,
            (await _sandbox.Root.CallAsync("CreateLoginProfile", _alice, ("Password", password))).Error);
    }

    [Theory]
    [InlineData("short", "Password should have a minimum length of 14")]
    [InlineData("lowercase-and-1", "Password should have at least one uppercase letter")]
    [InlineData("UPPERCASE-AND-1", "Password should have at least one lowercase letter")]
    [InlineData("Without-a-number", "Password should have at least one number")]
    [InlineData("WithoutASymbol1", "Password should have at least one symbol")]
    public async Task The_account_policy_is_enforced(string password, string message)
    {
        await SetPolicyAsync();
        await _sandbox.CreateUserAsync("alice");
        Assert.Equal(
            "400 PasswordPolicyViolation: " + message,
            (await _sandbox.Root.CallAsync("CreateLoginProfile", _alice, ("Password", password))).Error);
    }

    private Task<SandboxReply> SetPolicyAsync(params (string, string)[] more) => _sandbox.Root.OkAsync(
        "UpdateAccountPasswordPolicy",
        [
            ("MinimumPasswordLength", "14"), ("RequireSymbols", "true"), ("RequireNumbers", "true"),
            ("RequireUppercaseCharacters", "true"), ("RequireLowercaseCharacters", "true"), .. more,
        ]);
}
