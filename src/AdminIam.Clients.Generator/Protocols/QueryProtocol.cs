using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols;

/// <summary>AWS Query: form parameters there, XML back.</summary>
internal sealed class QueryProtocol(ServiceContext service) : IProtocol
{
    public string EmitMarshallers() => new QueryMarshallerEmitter(service).Emit();

    public string EmitUnmarshallers() => new XmlUnmarshallerEmitter(service).Emit();
}
