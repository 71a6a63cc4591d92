namespace AdminIam.Sandbox.Authorization;

/// <summary>The policies that apply to a caller.</summary>
/// <param name="Identity">Those that grant permissions.</param>
/// <param name="Boundary">Those that limit a principal, or null.</param>
/// <param name="Session">Those that limit a session, or null.</param>
internal sealed record CallerPolicies(
    IReadOnlyList<PolicySource> Identity, IReadOnlyList<PolicySource>? Boundary, IReadOnlyList<PolicySource>? Session);
