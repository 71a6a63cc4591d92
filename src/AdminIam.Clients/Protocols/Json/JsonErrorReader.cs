using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Clients.Protocols.Json;

/// <summary>Reads the error of a response: its code and message, from the body or from a header.</summary>
internal static class JsonErrorReader
{
    private const string TypeHeader = "x-amzn-ErrorType";
    private const string RequestIdHeader = "x-amzn-RequestId";

    public static ErrorResponse Read(
        JsonStructure body, IWebResponseData response, Exception innerException, HttpStatusCode status)
    {
        var code = CodeOf(body.Text("__type"))
            ?? CodeOf(response.GetHeaderValue(TypeHeader))
            ?? CodeOf(body.Text("code"));
        var message = body.Text("message") ?? body.Text("Message");
        return new ErrorResponse
        {
            Code = code,
            Message = !string.IsNullOrEmpty(message) ? message : DefaultMessage(code, status),
            // The protocol does not specify whether an error is caused by the sender or the receiver.
            Type = ErrorType.Unknown,
            RequestId = response.GetHeaderValue(RequestIdHeader),
            StatusCode = status,
            InnerException = innerException,
        };
    }

    // A code may have a namespace before it and a URL after it: com.amazonaws.x#Name:http://...
    private static string? CodeOf(string? type)
    {
        if (string.IsNullOrEmpty(type))
            return null;
        var name = type!.Split(':')[0];
        return name.Substring(name.LastIndexOf('#') + 1).Trim();
    }

    private static string DefaultMessage(string? code, HttpStatusCode status) =>
        code is null
            ? $"The response has the HTTP status {(int)status} and is not an error of AWS."
            : $"The service returned the error {code} without a message.";
}
