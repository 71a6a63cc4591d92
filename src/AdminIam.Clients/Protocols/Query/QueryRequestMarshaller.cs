using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AdminIam.Clients.Protocols.Query;

/// <summary>Writes a request of the AWS Query protocol. For an operation without input, nothing is written.</summary>
internal sealed class QueryRequestMarshaller<TRequest>(
    string serviceName, string version, string action, Action<QueryWriter, TRequest>? write)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var writer = new QueryWriter(input, serviceName, action, version);
        write?.Invoke(writer, (TRequest)input);
        return writer.ToRequest();
    }
}
