using System.Text.Json;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox.Services.Tickets;

namespace AdminIam.Tests.Sandbox.Services;

/// <summary>A service of AWS JSON 1.1 that is added without a change to the sandbox or to another service.</summary>
public sealed class AddedServiceTests : IDisposable
{
    private const string CreateUser = TicketModel.TargetPrefix + ".CreateUser";
    private const string ListUsers = TicketModel.TargetPrefix + ".ListUsers";

    private readonly string _folder = Directory.CreateTempSubdirectory("adminiam-added").FullName;
    private SandboxServer _server;

    public AddedServiceTests() => _server = Start();

    private string StatePath => Path.Combine(_folder, "state.json");

    private SandboxClient Iam => new(_server.Url);

    private JsonClient Tickets => new(_server.Url);

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_operation_with_the_name_of_another_services_operation_is_routed_to_its_own_service()
    {
        await Iam.OkAsync("CreateUser", ("UserName", "alice"));
        var (status, body, requestId) = await Tickets.CallAsync(CreateUser, "{\"UserName\":\"bob\"}");
        Assert.Equal(200, status);
        Assert.Equal("bob", body.GetProperty("User").GetProperty("UserName").GetString());
        Assert.Equal("arn:aws:iam::123456789012:root", body.GetProperty("User").GetProperty("CreatedBy").GetString());
        Assert.True(Guid.TryParse(requestId, out _));

        Assert.Equal(["alice"], (await Iam.OkAsync("ListUsers")).All("UserName"));
        Assert.Equal(["bob"], Names((await Tickets.CallAsync(ListUsers, "{}")).Body));
        Assert.Equal(1, _server.Statistics.CallsByAction["CreateUser"]);
        Assert.Equal(1, _server.Statistics.CallsByAction[CreateUser]);
    }

    [Fact]
    public async Task Lists_have_pages_with_tokens()
    {
        foreach (var name in new[] { "a", "b", "c" })
            await Tickets.CallAsync(CreateUser, $"{{\"UserName\":\"{name}\"}}");
        var first = (await Tickets.CallAsync(ListUsers, "{\"MaxResults\":2}")).Body;
        Assert.Equal(["a", "b"], Names(first));
        var token = first.GetProperty("NextToken").GetString();
        var second = (await Tickets.CallAsync(ListUsers, $"{{\"MaxResults\":2,\"NextToken\":\"{token}\"}}")).Body;
        Assert.Equal(["c"], Names(second));
        Assert.False(second.TryGetProperty("NextToken", out _));
        Assert.Equal(
            "400 ValidationException: Invalid NextToken.",
            Error(await Tickets.CallAsync(ListUsers, "{\"NextToken\":\"nonsense\"}")));
    }

    [Fact]
    public async Task Signatures_are_checked()
    {
        var wrong = new JsonClient(_server.Url, "sandbox", "wrong");
        Assert.StartsWith(
            "400 InvalidSignatureException: ", Error(await wrong.CallAsync(ListUsers, "{}")), StringComparison.Ordinal);
        var unknown = new JsonClient(_server.Url, "AKIAUNKNOWNUNKNOWNXX", "any");
        Assert.StartsWith(
            "400 UnrecognizedClientException: ", Error(await unknown.CallAsync(ListUsers, "{}")),
            StringComparison.Ordinal);
        var misscoped = new JsonClient(_server.Url) { Service = "iam" };
        Assert.Equal(
            "400 InvalidSignatureException: Credential should be scoped to correct service: 'tickets'. ",
            Error(await misscoped.CallAsync(ListUsers, "{}")));
    }

    [Fact]
    public async Task Policies_apply_to_its_actions()
    {
        await Iam.OkAsync("CreateUser", ("UserName", "alice"));
        var key = await Iam.OkAsync("CreateAccessKey", ("UserName", "alice"));
        var alice = new JsonClient(_server.Url, key["AccessKeyId"], key["SecretAccessKey"]);
        Assert.Equal(
            "400 AccessDeniedException: User: arn:aws:iam::123456789012:user/alice is not authorized to perform: "
            + "tickets:ListUsers on resource: arn:aws:tickets:us-east-1:123456789012:users because no identity-based "
            + "policy allows the tickets:ListUsers action",
            Error(await alice.CallAsync(ListUsers, "{}")));

        await Iam.OkAsync(
            "PutUserPolicy",
            ("UserName", "alice"),
            ("PolicyName", "tickets"),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'tickets:List*','Resource':'*'")));
        Assert.Equal(200, (await alice.CallAsync(ListUsers, "{}")).Status);
        Assert.StartsWith(
            "400 AccessDeniedException", Error(await alice.CallAsync(CreateUser, "{\"UserName\":\"b\"}")),
            StringComparison.Ordinal);
        Assert.Equal(
            "tickets", (await Iam.OkAsync("GetAccessKeyLastUsed", ("AccessKeyId", key["AccessKeyId"])))["ServiceName"]);
    }

    [Fact]
    public async Task Its_state_is_saved_with_that_of_the_other_services()
    {
        await Iam.OkAsync("CreateUser", ("UserName", "alice"));
        await Tickets.CallAsync(CreateUser, "{\"UserName\":\"bob\"}");
        _server.Dispose();
        using (var state = JsonDocument.Parse(await File.ReadAllBytesAsync(StatePath)))
        {
            Assert.Equal("bob", state.RootElement.GetProperty("ticketUsers")[0].GetProperty("name").GetString());
            Assert.Equal("alice", state.RootElement.GetProperty("users")[0].GetProperty("name").GetString());
        }

        _server = Start();
        Assert.Equal(["bob"], Names((await Tickets.CallAsync(ListUsers, "{}")).Body));
        Assert.Equal(["alice"], (await Iam.OkAsync("ListUsers")).All("UserName"));
        _server.Reset();
        Assert.Empty(Names((await Tickets.CallAsync(ListUsers, "{}")).Body));
    }

    [Fact]
    public async Task Faults_apply_to_it()
    {
        _server.Options.Faults.Throttle = 1;
        Assert.Equal("400 ThrottlingException: Rate exceeded", Error(await Tickets.CallAsync(ListUsers, "{}")));
        _server.Options.Faults.Throttle = 0;
        _server.Options.Faults.ServerError = 1;
        Assert.StartsWith(
            "500 InternalServerException: ", Error(await Tickets.CallAsync(ListUsers, "{}")), StringComparison.Ordinal);
        _server.Options.Faults.ServerError = 0;
        _server.Options.Faults.TemporarilyUnmodifiable = 1;
        Assert.Equal(200, (await Tickets.CallAsync(ListUsers, "{}")).Status);
    }

    private static string Error((int Status, JsonElement Body, string? RequestId) reply)
    {
        var message = reply.Body.TryGetProperty("message", out var text)
            || reply.Body.TryGetProperty("Message", out text)
            ? text.GetString()
            : null;
        return $"{reply.Status} {reply.Body.GetProperty("__type").GetString()}: {message}";
    }

    private static IEnumerable<string?> Names(JsonElement body) =>
        body.GetProperty("Users").EnumerateArray().Select(user => user.GetProperty("UserName").GetString());

    private SandboxServer Start() =>
        SandboxServer.Start(new SandboxOptions { StatePath = StatePath }, [new TicketService()]);
}
