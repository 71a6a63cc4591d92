using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>Answers as AWS sends them: in the protocol of the request, with a request id.</summary>
internal static class AwsResponse
{
    private const string RequestIdHeader = "x-amzn-RequestId";

    public static HttpResponse Of(ServiceOperation operation, Protocol protocol, Output output, string requestId) =>
        new(200, protocol.ContentType, protocol.Write(operation, output, requestId))
        {
            Header = new(RequestIdHeader, requestId),
        };

    public static HttpResponse OfError(Route route, AwsException error, string requestId) =>
        new(error.Status, route.Protocol.ContentType, route.Protocol.WriteError(route.Service?.Model, error, requestId))
        {
            Header = new(RequestIdHeader, requestId),
        };
}
