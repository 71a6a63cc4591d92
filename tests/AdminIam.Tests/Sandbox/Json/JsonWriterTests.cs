using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox.Services.Tickets;

namespace AdminIam.Tests.Sandbox.Json;

/// <summary>Answers of AWS JSON 1.1, of a service that is made up.</summary>
public sealed class JsonWriterTests : IDisposable
{
    private const string CreateUser = TicketModel.TargetPrefix + ".CreateUser";
    private const string DeleteUser = TicketModel.TargetPrefix + ".DeleteUser";
    private readonly SandboxServer _server = SandboxServer.Start(new SandboxOptions(), [new TicketService()]);

    private JsonClient Tickets => new(_server.Url);

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Values_of_all_kinds_are_returned_as_sent()
    {
        const string input = """
            {"UserName":"ada","Emails":[{"Value":"a@example.com","Primary":true}],"Born":1700000000.25,"Level":3,
             "Active":false,"Labels":{"label":"x \"y\" é"},"Unknown":[1,{}]}
            """;
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var (status, body, _) = await Tickets.CallAsync(CreateUser, input);
        Assert.True(status == 200, body.ToString());
        var user = body.GetProperty("User");
        Assert.Equal("a@example.com", user.GetProperty("Emails")[0].GetProperty("Value").GetString());
        Assert.Equal(1700000000.25, user.GetProperty("Born").GetDouble());
        Assert.InRange(user.GetProperty("Created").GetInt64(), before, before + 60);
        Assert.Equal(3, user.GetProperty("Level").GetInt32());
        Assert.False(user.GetProperty("Active").GetBoolean());
        Assert.Equal("x \"y\" é", user.GetProperty("Labels").GetProperty("label").GetString());
    }

    [Fact]
    public async Task The_message_of_an_error_has_the_name_in_the_model()
    {
        var modelled = (await Tickets.CallAsync(DeleteUser, "{\"UserName\":\"a\"}")).Body;
        Assert.True(modelled.TryGetProperty("Message", out _));
        var common = (await Tickets.CallAsync(CreateUser, "{}")).Body;
        Assert.True(common.TryGetProperty("message", out _));
    }
}
