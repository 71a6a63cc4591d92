using System.Text.Json.Nodes;
using AdminIam.Build;

namespace AdminIam.Tests.Sandbox.State;

public sealed class StateFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StatePath => _folder.PathOf("state.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_accounts_that_were_used_are_in_the_state_file()
    {
        using (var sandbox = Start())
        {
            var admin = await TestMember.AdministratorAsync(sandbox);
            Assert.Null(JsonNode.Parse(await File.ReadAllTextAsync(StatePath))!["members"]);
            await TestMember.EnterAsync(sandbox, admin, TestOrganization.Test);
        }

        var members = JsonNode.Parse(await File.ReadAllTextAsync(StatePath))!["members"]!.AsObject();
        Assert.Equal([TestOrganization.Test], members.Select(member => member.Key));
    }

    private RunningSandbox Start() => new(TestOrganization.Options(statePath: StatePath));
}
