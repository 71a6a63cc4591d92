namespace AdminIam.Clients.Generator.Model;

/// <summary>The metadata of a service model.</summary>
internal sealed record ServiceMetadata(
    string ServiceId,
    string ApiVersion,
    string Protocol,
    string EndpointPrefix,
    string SigningName,
    bool IsGlobal,
    string? JsonVersion,
    string? TargetPrefix);
