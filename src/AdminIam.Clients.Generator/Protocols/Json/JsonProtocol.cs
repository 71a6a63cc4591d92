using AdminIam.Clients.Generator.Emit;
using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols.Json;

/// <summary>AWS JSON 1.1: requests and responses are JSON, and a header names the operation.</summary>
internal sealed class JsonProtocol(ServiceContext service) : IProtocol
{
    public string EmitMarshallers() => new JsonMarshallerEmitter(service).Emit();

    public string EmitUnmarshallers() => new JsonUnmarshallerEmitter(service).Emit();

    public void EmitCallMethod(CodeWriter writer)
    {
        const string json = "AdminIam.Clients.Protocols.Json";
        string[] parameters =
        [
            "string operation",
            $"Action<{json}.JsonRequestWriter, TRequest> write",
            $"Func<{json}.JsonStructure, TResponse> read",
        ];
        var prefix = service.Model.Metadata.TargetPrefix
            ?? throw new ModelException("the metadata has no 'targetPrefix'");
        var target = Literal.Text(prefix + ".") + " + operation";
        ProtocolEmitter.EmitCallMethod(
            writer,
            parameters,
            $"""
            new {json}.JsonRequestMarshaller<TRequest>(
                    {Literal.Text(service.Names.Namespace)}, {target}, write)
            """,
            $"new {json}.AwsJsonResponseUnmarshaller<TResponse>(read, Unmarshallers.CreateException)");
    }

    public IEnumerable<string> CallArguments(Operation operation) =>
        [Literal.Text(operation.Name), ProtocolEmitter.WriterOf(operation), ProtocolEmitter.ReaderOf(operation)];
}
