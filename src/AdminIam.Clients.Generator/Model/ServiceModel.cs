namespace AdminIam.Clients.Generator.Model;

/// <summary>A service model: what the service is called, what it can do, and its types.</summary>
internal sealed record ServiceModel(
    string ServiceId,
    string ApiVersion,
    string Protocol,
    IReadOnlyList<Operation> Operations,
    IReadOnlyDictionary<string, Shape> Shapes);
