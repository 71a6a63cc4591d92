using AdminIam.Clients.Generator.Model;
using AdminIam.Clients.Generator.Naming;
using AdminIam.Clients.Generator.Protocols.Json;
using AdminIam.Clients.Generator.Protocols.Query;

namespace AdminIam.Clients.Generator.Protocols;

/// <summary>Creates the protocol that a model specifies.</summary>
internal static class ProtocolFactory
{
    public static IProtocol Create(ServiceContext service) =>
        (service.Model.Metadata.Protocol, service.Model.Metadata.JsonVersion) switch
        {
            ("query", _) => new QueryProtocol(service),
            ("json", "1.1") => new JsonProtocol(service),
            var (name, version) =>
                throw new ModelException($"the generator does not know the protocol '{$"{name} {version}".Trim()}'"),
        };
}
