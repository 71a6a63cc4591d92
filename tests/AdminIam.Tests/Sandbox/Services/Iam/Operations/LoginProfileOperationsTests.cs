namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class LoginProfileOperationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();
    private readonly (string, string) _alice = ("UserName", "alice");

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_login_profile_is_created_once_and_keeps_its_reset()
    {
        await _sandbox.CreateUserAsync("alice");
        Assert.Equal(
            "404 NoSuchEntity: Login Profile for User alice cannot be found.",
            (await _sandbox.Root.CallAsync("GetLoginProfile", _alice)).Error);
        await _sandbox.Root.OkAsync(
            "CreateLoginProfile", _alice, ("Password", "Correct-Horse1"), ("PasswordResetRequired", "true"));
        Assert.Equal("true", (await _sandbox.Root.OkAsync("GetLoginProfile", _alice))["PasswordResetRequired"]);
        Assert.Equal(
            "409 EntityAlreadyExists: Login Profile for user alice already exists.",
            (await _sandbox.Root.CallAsync("CreateLoginProfile", _alice, ("Password", "Correct-Horse1"))).Error);
        await _sandbox.Root.OkAsync("UpdateLoginProfile", _alice, ("PasswordResetRequired", "false"));
        Assert.Equal("false", (await _sandbox.Root.OkAsync("GetLoginProfile", _alice))["PasswordResetRequired"]);
        await _sandbox.Root.OkAsync("DeleteLoginProfile", _alice);
        Assert.Equal("NoSuchEntity", (await _sandbox.Root.CallAsync("DeleteLoginProfile", _alice)).Code);
    }

    [Fact]
    public async Task A_user_can_change_the_own_password_but_not_to_a_previous_one()
    {
        await SetPolicyAsync(("PasswordReusePrevention", "2"), ("AllowUsersToChangePassword", "true"));
        var user = await _sandbox.UserClientAsync("alice");
        await _sandbox.Root.OkAsync(
            "CreateLoginProfile", _alice, ("Password", "First-Password-1"), ("PasswordResetRequired", "true"));
        Task<SandboxReply> Change(
            string from, string to) => user.CallAsync("ChangePassword", ("OldPassword", from), ("NewPassword", to));

        Assert.Equal("AccessDenied", (await Change("wrong", "Second-Password-2")).Code);
        Assert.Equal("PasswordPolicyViolation", (await Change("First-Password-1", "First-Password-1")).Code);
        Assert.Equal(200, (await Change("First-Password-1", "Second-Password-2")).Status);
        Assert.Equal("false", (await _sandbox.Root.OkAsync("GetLoginProfile", _alice))["PasswordResetRequired"]);
        Assert.Equal("PasswordPolicyViolation", (await Change("Second-Password-2", "First-Password-1")).Code);
        Assert.Equal(200, (await Change("Second-Password-2", "Third-Password-3")).Status);
        Assert.Equal(200, (await Change("Third-Password-3", "First-Password-1")).Status);
    }

    [Fact]
    public async Task Without_permission_a_user_cannot_change_the_password()
    {
        var user = await _sandbox.UserClientAsync("alice");
        await _sandbox.Root.OkAsync("CreateLoginProfile", _alice, ("Password", "First-Password-1"));
        (string, string)[] passwords = [("OldPassword", "First-Password-1"), ("NewPassword", "Second-Password-2")];
        Assert.Equal("AccessDenied", (await user.CallAsync("ChangePassword", passwords)).Code);
        await _sandbox.Root.OkAsync(
            "AttachUserPolicy", _alice, ("PolicyArn", "arn:aws:iam::aws:policy/IAMUserChangePassword"));
        await user.OkAsync("ChangePassword", passwords);
        Assert.Equal("InvalidUserType", (await _sandbox.Root.CallAsync("ChangePassword", passwords)).Code);
    }

    [Fact]
    public async Task The_sign_in_page_checks_the_password()
    {
        await _sandbox.CreateUserAsync("alice");
        await _sandbox.Root.OkAsync(
            "CreateLoginProfile", _alice, ("Password", "Correct-Horse1"), ("PasswordResetRequired", "true"));
        using var http = new HttpClient();
        async Task<(int, string)> SignIn(string password)
        {
            using var form = new FormUrlEncodedContent([new("UserName", "alice"), new("Password", password)]);
            using var response = await http.PostAsync(new Uri(_sandbox.Server.Url, "/_sandbox/sign-in"), form);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        Assert.Equal(403, (await SignIn("wrong")).Item1);
        Assert.Null((await _sandbox.Root.OkAsync("GetUser", _alice)).Find("PasswordLastUsed"));
        var (status, body) = await SignIn("Correct-Horse1");
        Assert.Equal(200, status);
        Assert.Contains("\"passwordResetRequired\": true", body, StringComparison.Ordinal);
        Assert.NotNull((await _sandbox.Root.OkAsync("GetUser", _alice)).Find("PasswordLastUsed"));
    }

    private Task<SandboxReply> SetPolicyAsync(params (string, string)[] more) => _sandbox.Root.OkAsync(
        "UpdateAccountPasswordPolicy",
        [
            ("MinimumPasswordLength", "14"), ("RequireSymbols", "true"), ("RequireNumbers", "true"),
            ("RequireUppercaseCharacters", "true"), ("RequireLowercaseCharacters", "true"), .. more,
        ]);
}
