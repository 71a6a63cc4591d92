using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Clients.Protocols.Json;

/// <summary>Writes a request of the AWS JSON 1.1 protocol: a header names the operation.</summary>
internal sealed class JsonRequestMarshaller<TRequest>(
    string serviceName, string target, Action<JsonRequestWriter, TRequest>? write)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    // The body is not embedded in HTML, so only what JSON requires is escaped. Policies are full of quotation marks.
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, serviceName) { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["X-Amz-Target"] = target;
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Content = Write((TRequest)input);
        return request;
    }

    private byte[] Write(TRequest input)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, Options))
            new JsonRequestWriter(writer).WriteObject(input, write ?? ((_, _) => { }));
        return body.ToArray();
    }
}
