using System.Text.Json;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox.Services.Tickets;

namespace AdminIam.Tests.Sandbox.Json;

/// <summary>Requests of AWS JSON 1.1, to a service that is made up.</summary>
public sealed class JsonReaderTests : IDisposable
{
    private const string CreateUser = TicketModel.TargetPrefix + ".CreateUser";
    private const string DeleteUser = TicketModel.TargetPrefix + ".DeleteUser";
    private readonly SandboxServer _server = SandboxServer.Start(new SandboxOptions(), [new TicketService()]);

    private JsonClient Tickets => new(_server.Url);

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(
        CreateUser, "{}",
        "400 ValidationException: 1 validation error detected: Value null at 'userName' failed to satisfy constraint: "
            + "Member must not be null")]
    [InlineData(
        CreateUser, "",
        "400 ValidationException: 1 validation error detected: Value null at 'userName' failed to satisfy constraint: "
            + "Member must not be null")]
    [InlineData(
        CreateUser, "{\"UserName\":\"a\",\"Emails\":[{}]}",
        "400 ValidationException: 1 validation error detected: Value null at 'emails.1.member.value' failed to "
            + "satisfy constraint: Member must not be null")]
    [InlineData(
        CreateUser, "{\"UserName\":\"A\"}",
        "400 ValidationException: 1 validation error detected: Value 'A' at 'userName' failed to satisfy constraint: "
            + "Member must satisfy regular expression pattern: [a-z]+")]
    [InlineData(
        CreateUser, "{\"UserName\":\"a\",\"Level\":10}",
        "400 ValidationException: 1 validation error detected: Value '10' at 'level' failed to satisfy constraint: "
            + "Member must have value less than or equal to 9")]
    [InlineData(
        CreateUser, "{\"UserName\":1}",
        "400 SerializationException: A value of the type Number was found where it is not expected.")]
    [InlineData(
        CreateUser, "{\"UserName\":\"a\",\"Level\":1.5}",
        "400 SerializationException: A value of the type Number was found where it is not expected.")]
    [InlineData(
        CreateUser, "{\"UserName\":\"a\",\"Active\":\"yes\"}",
        "400 SerializationException: A value of the type String was found where it is not expected.")]
    [InlineData(
        CreateUser, "{\"UserName\":\"a\",\"Born\":1e300}",
        "400 SerializationException: A value of the type Number was found where it is not expected.")]
    [InlineData(
        CreateUser, "{\"UserName\":\"a\",\"Emails\":{}}",
        "400 SerializationException: A value of the type Object was found where it is not expected.")]
    [InlineData(CreateUser, "[]", "400 SerializationException: Start of structure or map found where not expected.")]
    [InlineData(CreateUser, "{", "400 SerializationException: The request body is not valid JSON.")]
    [InlineData(DeleteUser, "{\"UserName\":\"a\"}", "400 ResourceNotFoundException: a does not exist.")]
    [InlineData(
        TicketModel.TargetPrefix + ".Nonsense", "{}",
        "400 UnknownOperationException: Could not find operation Nonsense for version 2020-01-01")]
    [InlineData(
        TicketModel.TargetPrefix + ".DescribeNothing", "{}",
        "400 UnknownOperationException: Could not find operation DescribeNothing for version 2020-01-01")]
    [InlineData("AWSOther.CreateUser", "{}", "400 UnknownOperationException: Could not find operation CreateUser")]
    [InlineData("CreateUser", "{}", "400 UnknownOperationException: Could not find operation CreateUser")]
    public async Task Errors_are_those_of_AWS_JSON(string target, string body, string expected) =>
        Assert.Equal(expected, Error(await Tickets.CallAsync(target, body)));

    private static string Error((int Status, JsonElement Body, string? RequestId) reply)
    {
        var message = reply.Body.TryGetProperty("message", out var text)
            || reply.Body.TryGetProperty("Message", out text)
            ? text.GetString()
            : null;
        return $"{reply.Status} {reply.Body.GetProperty("__type").GetString()}: {message}";
    }
}
