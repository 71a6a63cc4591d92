using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Clients.Protocols.Json;

/// <summary>Reads a response of the AWS JSON 1.1 protocol: the output as a JSON object, or an error.</summary>
internal sealed class AwsJsonResponseUnmarshaller<TResponse>(
    Func<JsonStructure, TResponse>? read, Func<ErrorResponse, JsonStructure, AmazonServiceException> createException)
    : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    // A response with status 200 from a proxy or a sign-in page must not be treated as success. The exception has no
    // status, because the runtime would resend a request whose response with status 200 cannot be read, which would
    // create something twice.
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var requestId = input.ResponseData.GetHeaderValue("x-amzn-RequestId");
        try
        {
            var response = Unmarshall((JsonUnmarshallerContext)input);
            response.ResponseMetadata = new ResponseMetadata { RequestId = requestId };
            return response;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw new AmazonUnmarshallingException(requestId, null, e);
        }
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var body = ReadBody(input);
        // An operation without output returns an empty object or nothing.
        if (body.Length == 0 && read is null)
            return new TResponse();
        using var document = JsonDocument.Parse(body);
        var json = new JsonStructure(document.RootElement);
        return read is null ? new TResponse() : read(json);
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        using var body = ReadBody(input);
        using var document = TryParse(body);
        var json = document?.RootElement is { ValueKind: JsonValueKind.Object } root
            ? new JsonStructure(root)
            : default;
        var error = Tolerate(j => JsonErrorReader.Read(j, input.ResponseData, innerException, statusCode), json);
        return Tolerate(j => createException(error, j), json);
    }

    private static bool IsUnreadable(Exception e) => e is JsonException or FormatException or InvalidOperationException;

    // A response from a proxy instead of AWS is also an error.
    private static JsonDocument? TryParse(Stream body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // An error with a member of an unexpected kind is returned without its members.
    private static T Tolerate<T>(Func<JsonStructure, T> read, JsonStructure json)
    {
        try
        {
            return read(json);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return read(default);
        }
    }

    private static MemoryStream ReadBody(JsonUnmarshallerContext input)
    {
        var body = new MemoryStream();
        input.Stream.CopyTo(body);
        body.Position = 0;
        return body;
    }
}
