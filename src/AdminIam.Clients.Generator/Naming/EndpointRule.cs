namespace AdminIam.Clients.Generator.Naming;

/// <summary>
/// An endpoint that differs from the combination of the service's endpoint prefix and the partition's suffix. A rule
/// whose <see cref="Fips"/> or <see cref="DualStack"/> is null applies to either value.
/// </summary>
internal sealed record EndpointRule(string Partition, bool? Fips, bool? DualStack, string Host, string? SigningRegion);
