using System.Text.Json;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Engine.Aws.Protocols;

/// <summary>The AWS JSON 1.1 protocol, whose answers are JSON objects.</summary>
internal sealed class JsonProtocol : AwsProtocol
{
    private const string ErrorTypeHeader = "x-amzn-ErrorType";

    // Error codes are in the body, under one of these names, or in the header.
    private static readonly string[] ErrorTypes = ["__type", "code"];

    /// <summary>The protocol.</summary>
    public static JsonProtocol Instance { get; } = new();

    /// <inheritdoc/>
    public override bool IsError(Stream body, IWebResponseData answer) => Is(
        body,
        error => answer.IsHeaderPresent(ErrorTypeHeader) || error.EnumerateObject().Any(
            member => ErrorTypes.Contains(member.Name, StringComparer.OrdinalIgnoreCase)
                && member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Trim().Length > 0));

    /// <inheritdoc/>
    protected override bool IsResult(Stream body, string operation, HashSet<string> members)
    {
        // AWS answers operations that return nothing with an empty body or an empty object.
        if (members.Count == 0 && body.Length == 0)
            return true;
        // AWS leaves out what is empty, even everything. Another object has none of the members.
        return Is(body, result => !result.EnumerateObject().Any()
            || result.EnumerateObject().Any(member => members.Contains(member.Name)));
    }

    private static bool Is(Stream body, Func<JsonElement, bool> isExpected)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && isExpected(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
