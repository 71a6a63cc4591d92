using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;

namespace AdminIam.Clients.Generator.Protocols;

/// <summary>Picks the protocol that a model names.</summary>
internal static class ProtocolFactory
{
    public static IProtocol Create(ServiceContext service) => service.Model.Protocol switch
    {
        "query" => new QueryProtocol(service),
        var other => throw new ModelException($"the protocol '{other}' is not one the generator knows"),
    };
}
