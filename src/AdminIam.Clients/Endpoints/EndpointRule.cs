namespace AdminIam.Clients.Endpoints;

/// <summary>
/// The endpoint of a partition that differs from the combination of the service's prefix and the partition's suffix.
/// The host may contain <c>{Region}</c>. A rule whose FIPS or dual-stack value is null applies to either.
/// </summary>
internal sealed class EndpointRule(string partition, bool? fips, bool? dualStack, string host, string? signingRegion)
{
    /// <summary>The host name.</summary>
    public string Host => host;

    /// <summary>The region to sign for, or null for the client's region.</summary>
    public string? SigningRegion => signingRegion;

    /// <summary>Returns whether the rule is for such an endpoint.</summary>
    public bool Matches(string ofPartition, bool withFips, bool withDualStack) =>
        partition == ofPartition
        && (fips ?? withFips) == withFips
        && (dualStack ?? withDualStack) == withDualStack;
}
