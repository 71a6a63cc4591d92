namespace AdminIam.Clients.Generator.Naming;

/// <summary>
/// An endpoint that differs from what the service's endpoint prefix and the partition give. A rule whose
/// <see cref="Fips"/> or <see cref="DualStack"/> is null applies to either value.
/// </summary>
internal sealed record EndpointRule(string Partition, bool? Fips, bool? DualStack, string Host, string? SigningRegion);
