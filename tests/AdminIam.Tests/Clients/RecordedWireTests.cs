using System.Text.Json;
using System.Text.Json.Nodes;
using AdminIam.Build;
using Amazon.Runtime;

namespace AdminIam.Tests.Clients;

/// <summary>
/// Requests that botocore sent, with the responses of moto 5.2.1, in <c>Recorded/</c>. The clients must send the same
/// and read all of it.
/// </summary>
public sealed class RecordedWireTests
{
    private static readonly Dictionary<string, JsonElement> Exchanges = ReadAll();

    public static TheoryData<string> Names => [.. Exchanges.Keys];

    [Fact]
    public void There_are_recordings_of_every_service() =>
        Assert.Equal(
            ["IdentityStore", "Organizations", "SSOAdmin"],
            Exchanges.Keys.Select(k => k.Split('/')[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_recorded_exchange_is_reproduced(string name)
    {
        var exchange = Exchanges[name];
        var (status, body) = (exchange.GetProperty("status").GetInt32(), exchange.GetProperty("response"));
        var headers = exchange.GetProperty("headers").EnumerateObject()
            .ToDictionary(h => h.Name, h => h.Value.GetString()!);
        var type = headers["content-type"];
        headers.Remove("content-type");
        using var server = new LoopbackServer(
            new Answer(status, body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText())
            {
                ContentType = type,
                Headers = headers,
            });
        using var client = CreateClient(server, name.Split('/')[0]);

        var operation = exchange.GetProperty("target").GetString()!.Split('.')[1];
        var (response, error) = await ClientCall.InvokeAsync(client, operation, exchange.GetProperty("request"));

        var request = Assert.Single(server.Requests);
        Assert.Equal(exchange.GetProperty("target").GetString(), request.Headers["X-Amz-Target"]);
        Assert.True(JsonElement.DeepEquals(exchange.GetProperty("request"), request.Json), request.Body);
        if (status == 200)
            AssertSame(body, response!);
        else
            AssertError(body, error!, headers["x-amzn-requestid"]);
    }

    private static void AssertSame(JsonElement body, object response)
    {
        var expected = body.ValueKind == JsonValueKind.Object
            ? ObjectJson.Known(body, response.GetType())
            : new JsonObject();
        var actual = ObjectJson.ToJson(response);
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected}\nactual {actual}");
    }

    private static void AssertError(JsonElement body, AmazonServiceException error, string requestId)
    {
        Assert.Equal(body.GetProperty("__type").GetString(), error.ErrorCode);
        Assert.Equal(error.ErrorCode, error.GetType().Name);
        Assert.Equal(requestId, error.RequestId);
        var message = body.TryGetProperty("Message", out var text) ? text : body.GetProperty("message");
        Assert.Equal(message.GetString(), error.Message);
        Assert.True(
            JsonNode.DeepEquals(ObjectJson.Known(body, error.GetType()), ObjectJson.ToJson(error)),
            $"actual {ObjectJson.ToJson(error)}");
    }

    private static AmazonServiceClient CreateClient(LoopbackServer server, string service) => service switch
    {
        "IdentityStore" => server.CreateIdentityStore(),
        "SSOAdmin" => server.CreateSsoAdmin(),
        "Organizations" => server.CreateOrganizations(),
        _ => throw new ArgumentException(service, nameof(service)),
    };

    private static Dictionary<string, JsonElement> ReadAll()
    {
        var folder = Repository.PathOf("tests", "AdminIam.Tests", "Clients", "Recorded");
        return Directory.GetFiles(folder, "*.json")
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray()
                .Select(e => (Service: Path.GetFileNameWithoutExtension(file), Exchange: e)))
            .ToDictionary(
                e => $"{e.Service}/{e.Exchange.GetProperty("name").GetString()}",
                e => e.Exchange,
                StringComparer.Ordinal);
    }
}
