using System.Text.Json.Nodes;
using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.State;

public sealed class SavedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StatePath => _folder.PathOf("state.json");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"000000000000\":{}}", "the account '000000000000' is not one of the organization")]
    [InlineData("{\"111122223333\":{\"users\":[{}]}}", "in the account 111122223333, a user has no name")]
    [InlineData("{\"111122223333\":{\"colour\":\"red\"}}", "the unknown member 'members.111122223333.colour'")]
    [InlineData("{\"111122223333\":{\"users\":null}}", "'members.111122223333.users' is null")]
    [InlineData("{\"111122223333\":1}", "'members.111122223333' is not a JSON object")]
    [InlineData("[]", "'members' is not a JSON object")]
    [InlineData(
        "{\"111122223333\":{\"groups\":[{\"name\":\"a\"},{\"name\":\"A\"}]}}", "contains a duplicate name or key")]
    public async Task A_damaged_account_is_refused_and_the_file_is_not_changed(string members, string says)
    {
        Start().Dispose();
        var state = JsonNode.Parse(await File.ReadAllTextAsync(StatePath))!;
        state["members"] = JsonNode.Parse(members);
        var text = state.ToJsonString();
        await File.WriteAllTextAsync(StatePath, text);

        var failure = Assert.Throws<InvalidDataException>(Start);

        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(StatePath));
    }

    private RunningSandbox Start() => new(TestOrganization.Options(statePath: StatePath));
}
