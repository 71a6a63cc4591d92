using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols.Query;

/// <summary>AWS Query: requests are form parameters, responses are XML.</summary>
internal sealed class QueryProtocol(ServiceContext service) : IProtocol
{
    public string EmitMarshallers() => new QueryMarshallerEmitter(service).Emit();

    public string EmitUnmarshallers() => new XmlUnmarshallerEmitter(service).Emit();

    public void EmitCallMethod(CodeWriter writer)
    {
        const string query = "AdminIam.Clients.Protocols.Query";
        string[] parameters =
        [
            "string operation",
            "string resultWrapper",
            $"Action<{query}.QueryWriter, TRequest> write",
            "Action<XmlUnmarshallerContext, TResponse> read",
        ];
        string[] texts = [service.Names.Namespace, service.Model.Metadata.ApiVersion];
        ProtocolEmitter.EmitCallMethod(
            writer,
            parameters,
            $"""
            new {query}.QueryRequestMarshaller<TRequest>(
                    {string.Join(", ", texts.Select(Literal.Text))}, operation, write)
            """,
            $"""
            new {query}.QueryResponseUnmarshaller<TResponse>(
                    operation + "Response", resultWrapper, read, Unmarshallers.CreateException)
            """);
    }

    public IEnumerable<string> CallArguments(Operation operation) =>
    [
        Literal.Text(operation.Name),
        operation.ResultWrapper is { } wrapper ? Literal.Text(wrapper) : "null",
        ProtocolEmitter.WriterOf(operation),
        ProtocolEmitter.ReaderOf(operation),
    ];
}
