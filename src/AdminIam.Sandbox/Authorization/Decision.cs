namespace AdminIam.Sandbox.Authorization;

/// <summary>What policies decide about a request.</summary>
internal enum Decision
{
    ImplicitDeny,
    Allowed,
    ExplicitDeny,
}
