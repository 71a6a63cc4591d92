namespace AdminIam.Tests.Sandbox.Query;

public sealed class QueryReaderTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("ListUsers", "MaxItems", "many")]
    [InlineData("CreateLoginProfile", "PasswordResetRequired", "perhaps")]
    [InlineData("CreateUser", "Tags.member.x.Key", "a")]
    public async Task A_value_of_another_type_is_malformed(string action, string name, string value) =>
        Assert.Equal(
            "MalformedInput", (await _sandbox.Root.CallAsync(action, ("UserName", "alice"), (name, value))).Code);
}
