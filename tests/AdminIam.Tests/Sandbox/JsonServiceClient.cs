using System.Text.Json;
using AdminIam.Tests.Sandbox.Services.Tickets;

namespace AdminIam.Tests.Sandbox;

/// <summary>Calls a service of AWS JSON 1.1, with input from objects that have the members of the model.</summary>
internal sealed class JsonServiceClient(JsonClient client, string targetPrefix)
{
    public static JsonServiceClient Organizations(RunningSandbox sandbox, SandboxKeys? keys = null) =>
        Create(sandbox, "organizations", "AWSOrganizationsV20161128", "us-east-1", keys);

    public static JsonServiceClient IdentityStore(
        RunningSandbox sandbox, string region = "us-east-1", SandboxKeys? keys = null) =>
        Create(sandbox, "identitystore", "AWSIdentityStore", region, keys);

    public static JsonServiceClient SsoAdmin(
        RunningSandbox sandbox, string region = "us-east-1", SandboxKeys? keys = null) =>
        Create(sandbox, "sso", "SWBExternalService", region, keys);

    /// <summary>Calls an operation that succeeds.</summary>
    public async Task<JsonElement> OkAsync(string operation, object? input = null)
    {
        var (status, body) = await CallAsync(operation, input);
        Assert.True(status == 200, $"{operation}: {status} {body}");
        return body;
    }

    /// <summary>Calls an operation that fails, and returns its status, code, reason if any, and text.</summary>
    public async Task<string> ErrorAsync(string operation, object? input = null)
    {
        var (status, body) = await CallAsync(operation, input);
        Assert.True(status != 200, $"{operation} succeeded: {body}");
        var reason = body.TryGetProperty("Reason", out var text) ? $" ({text.GetString()})" : "";
        var message = body.TryGetProperty("Message", out var upper) ? upper : body.GetProperty("message");
        return $"{status} {body.GetProperty("__type").GetString()}{reason}: {message.GetString()}";
    }

    public async Task<(int Status, JsonElement Body)> CallAsync(string operation, object? input = null)
    {
        var (status, body, _) = await client.CallAsync(
            $"{targetPrefix}.{operation}", JsonSerializer.Serialize(input ?? new object()));
        return (status, body);
    }

    private static JsonServiceClient Create(
        RunningSandbox sandbox, string service, string prefix, string region, SandboxKeys? keys)
    {
        var (id, secret) = keys ?? new SandboxKeys("sandbox", "sandbox");
        return new JsonServiceClient(
            new JsonClient(sandbox.Server.Url, id, secret) { Service = service, Region = region }, prefix);
    }
}
