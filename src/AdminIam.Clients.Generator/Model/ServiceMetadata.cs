namespace AdminIam.Clients.Generator.Model;

/// <summary>What a service model says about the service as a whole.</summary>
internal sealed record ServiceMetadata(
    string ServiceId,
    string ApiVersion,
    string Protocol,
    string EndpointPrefix,
    string SigningName,
    bool IsGlobal,
    string? JsonVersion,
    string? TargetPrefix);
