namespace AdminIam.Clients.Generator.Model;

/// <summary>A service model: the service's metadata, operations and types.</summary>
internal sealed record ServiceModel(
    ServiceMetadata Metadata,
    IReadOnlyList<Operation> Operations,
    IReadOnlyDictionary<string, Shape> Shapes);
