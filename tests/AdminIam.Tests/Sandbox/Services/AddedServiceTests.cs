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
    private const string DeleteUser = TicketModel.TargetPrefix + ".DeleteUser";

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
    public async Task An_operation_that_has_the_name_of_another_services_goes_to_its_own()
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
    public async Task Values_of_all_kinds_come_back_as_they_were_sent()
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

    [Theory]
    [InlineData(CreateUser, "{}", "400 ValidationException: 1 validation error detected: Value null at 'userName' failed to satisfy constraint: Member must not be null")]
    [InlineData(CreateUser, "", "400 ValidationException: 1 validation error detected: Value null at 'userName' failed to satisfy constraint: Member must not be null")]
    [InlineData(CreateUser, "{\"UserName\":\"a\",\"Emails\":[{}]}", "400 ValidationException: 1 validation error detected: Value null at 'emails.1.member.value' failed to satisfy constraint: Member must not be null")]
    [InlineData(CreateUser, "{\"UserName\":\"A\"}", "400 ValidationException: 1 validation error detected: Value 'A' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+")]
    [InlineData(CreateUser, "{\"UserName\":\"a\",\"Level\":10}", "400 ValidationException: 1 validation error detected: Value '10' at 'level' failed to satisfy constraint: Member must have value less than or equal to 9")]
    [InlineData(CreateUser, "{\"UserName\":1}", "400 SerializationException: A value of the type Number was found where it is not expected.")]
    [InlineData(CreateUser, "{\"UserName\":\"a\",\"Level\":1.5}", "400 SerializationException: A value of the type Number was found where it is not expected.")]
    [InlineData(CreateUser, "{\"UserName\":\"a\",\"Active\":\"yes\"}", "400 SerializationException: A value of the type String was found where it is not expected.")]
    [InlineData(CreateUser, "{\"UserName\":\"a\",\"Born\":1e300}", "400 SerializationException: A value of the type Number was found where it is not expected.")]
    [InlineData(CreateUser, "{\"UserName\":\"a\",\"Emails\":{}}", "400 SerializationException: A value of the type Object was found where it is not expected.")]
    [InlineData(CreateUser, "[]", "400 SerializationException: Start of structure or map found where not expected.")]
    [InlineData(CreateUser, "{", "400 SerializationException: The request body is not valid JSON.")]
    [InlineData(DeleteUser, "{\"UserName\":\"a\"}", "400 ResourceNotFoundException: a does not exist.")]
    [InlineData(TicketModel.TargetPrefix + ".Nonsense", "{}", "400 UnknownOperationException: Could not find operation Nonsense for version 2020-01-01")]
    [InlineData(TicketModel.TargetPrefix + ".DescribeNothing", "{}", "400 UnknownOperationException: Could not find operation DescribeNothing for version 2020-01-01")]
    [InlineData("AWSOther.CreateUser", "{}", "400 UnknownOperationException: Could not find operation CreateUser")]
    [InlineData("CreateUser", "{}", "400 UnknownOperationException: Could not find operation CreateUser")]
    public async Task Errors_are_those_of_AWS_JSON(string target, string body, string expected) =>
        Assert.Equal(expected, Error(await Tickets.CallAsync(target, body)));

    [Fact]
    public async Task The_message_of_an_error_has_the_name_that_the_model_gives_it()
    {
        var modelled = (await Tickets.CallAsync(DeleteUser, "{\"UserName\":\"a\"}")).Body;
        Assert.True(modelled.TryGetProperty("Message", out _));
        var common = (await Tickets.CallAsync(CreateUser, "{}")).Body;
        Assert.True(common.TryGetProperty("message", out _));
    }

    [Fact]
    public async Task Signatures_are_checked()
    {
        var wrong = new JsonClient(_server.Url, "sandbox", "wrong");
        Assert.StartsWith("400 InvalidSignatureException: ", Error(await wrong.CallAsync(ListUsers, "{}")), StringComparison.Ordinal);
        var unknown = new JsonClient(_server.Url, "AKIAUNKNOWNUNKNOWNXX", "any");
        Assert.StartsWith("400 UnrecognizedClientException: ", Error(await unknown.CallAsync(ListUsers, "{}")), StringComparison.Ordinal);
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
            "400 AccessDeniedException: User: arn:aws:iam::123456789012:user/alice is not authorized to perform: tickets:ListUsers"
            + " on resource: arn:aws:tickets:us-east-1:123456789012:users because no identity-based policy allows the"
            + " tickets:ListUsers action",
            Error(await alice.CallAsync(ListUsers, "{}")));

        await Iam.OkAsync(
            "PutUserPolicy",
            ("UserName", "alice"),
            ("PolicyName", "tickets"),
            ("PolicyDocument", RunningSandbox.Policy("'Effect':'Allow','Action':'tickets:List*','Resource':'*'")));
        Assert.Equal(200, (await alice.CallAsync(ListUsers, "{}")).Status);
        Assert.StartsWith("400 AccessDeniedException", Error(await alice.CallAsync(CreateUser, "{\"UserName\":\"b\"}")), StringComparison.Ordinal);
        Assert.Equal("tickets", (await Iam.OkAsync("GetAccessKeyLastUsed", ("AccessKeyId", key["AccessKeyId"])))["ServiceName"]);
    }

    [Fact]
    public async Task Its_state_is_saved_beside_that_of_the_other_services()
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
        Assert.StartsWith("500 InternalServerException: ", Error(await Tickets.CallAsync(ListUsers, "{}")), StringComparison.Ordinal);
        _server.Options.Faults.ServerError = 0;
        _server.Options.Faults.TemporarilyUnmodifiable = 1;
        Assert.Equal(200, (await Tickets.CallAsync(ListUsers, "{}")).Status);
    }

    private static string Error((int Status, JsonElement Body, string? RequestId) reply)
    {
        var message = reply.Body.TryGetProperty("message", out var text) || reply.Body.TryGetProperty("Message", out text)
            ? text.GetString()
            : null;
        return $"{reply.Status} {reply.Body.GetProperty("__type").GetString()}: {message}";
    }

    private static IEnumerable<string?> Names(JsonElement body) =>
        body.GetProperty("Users").EnumerateArray().Select(user => user.GetProperty("UserName").GetString());

    private SandboxServer Start() =>
        SandboxServer.Start(new SandboxOptions { StatePath = StatePath }, [new TicketService()]);
}
