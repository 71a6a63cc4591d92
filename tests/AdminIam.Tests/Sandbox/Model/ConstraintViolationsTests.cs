namespace AdminIam.Tests.Sandbox.Model;

public sealed class ConstraintViolationsTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public Task A_missing_member_is_null() => Refuses(
        "CreateUser",
        "1 validation error detected: Value null at 'userName' failed to satisfy constraint: Member must not be null");

    [Fact]
    public Task A_pattern_is_quoted() => Refuses(
        "CreateUser",
        "1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: Member must satisfy "
            + "regular expression pattern: [\\w+=,.@-]+",
        ("UserName", "a b"));

    [Fact]
    public Task Patterns_are_ascii() => Refuses(
        "CreateUser",
        "1 validation error detected: Value 'ÅäÖ' at 'userName' failed to satisfy constraint: Member must satisfy "
            + "regular expression pattern: [\\w+=,.@-]+",
        ("UserName", "ÅäÖ"));

    [Fact]
    public Task The_error_for_a_long_name_contains_the_maximum_length() => Refuses(
        "CreateGroup",
        $"1 validation error detected: Value '{new string('g', 129)}' at 'groupName' failed to satisfy constraint: "
            + "Member must have length less than or equal to 128",
        ("GroupName", new string('g', 129)));

    [Fact]
    public Task All_errors_are_reported_at_once() => Refuses(
        "CreateUser",
        "2 validation errors detected: Value 'x' at 'path' failed to satisfy constraint: Member must satisfy regular "
        + "expression pattern: (\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F); Value null at 'userName' failed to "
        + "satisfy constraint: Member must not be null",
        ("Path", "x"));

    [Fact]
    public Task A_range_is_checked() => Refuses(
        "ListUsers",
        "1 validation error detected: Value '1001' at 'maxItems' failed to satisfy constraint: Member must have value "
            + "less than or equal to 1000",
        ("MaxItems", "1001"));

    [Fact]
    public Task An_enumeration_is_checked() => Refuses(
        "UpdateAccessKey",
        "1 validation error detected: Value 'On' at 'status' failed to satisfy constraint: Member must satisfy enum "
            + "value set: [Active, Inactive, Expired]",
        ("UserName", "alice"),
        ("AccessKeyId", "AKIAAAAAAAAAAAAAAAAA"),
        ("Status", "On"));

    [Fact]
    public Task A_member_of_a_list_is_reported_by_position() => Refuses(
        "CreateUser",
        "1 validation error detected: Value 'a#b' at 'tags.1.member.key' failed to satisfy constraint: Member must "
            + "satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
        ("UserName", "alice"),
        ("Tags.member.1.Key", "a#b"),
        ("Tags.member.1.Value", "x"));

    [Fact]
    public async Task The_size_of_a_list_is_checked()
    {
        var tags = Enumerable.Range(1, 51)
            .SelectMany(i => new[] { ($"Tags.member.{i}.Key", $"k{i}"), ($"Tags.member.{i}.Value", "v") });
        var reply = await _sandbox.Root.CallAsync("CreateUser", [("UserName", "alice"), .. tags]);
        Assert.Equal("ValidationError", reply.Code);
        Assert.EndsWith(
            "at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50", reply.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_quoted()
    {
        await _sandbox.CreateUserAsync("alice");
        var reply = await _sandbox.Root.CallAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "geheim€"));
        Assert.StartsWith(
            "400 ValidationError: 1 validation error detected: Value at 'password' failed", reply.Error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_action_is_invalid()
    {
        Assert.Equal(
            "400 InvalidAction: Could not find operation LaunchRocket for version 2010-05-08",
            (await _sandbox.Root.CallAsync("LaunchRocket")).Error);
        Assert.Equal(
            "InvalidAction", (await _sandbox.Root.SendAsync("Action=ListUsers&Version=1999-01-01", "iam")).Code);
        Assert.Equal("MissingAction", (await _sandbox.Root.SendAsync("Version=2010-05-08", "iam")).Code);
    }

    private async Task Refuses(string action, string message, params (string, string)[] parameters) =>
        Assert.Equal("400 ValidationError: " + message, (await _sandbox.Root.CallAsync(action, parameters)).Error);
}
