namespace AdminIam.Sandbox.Authorization;

/// <summary>What policies say to a request.</summary>
internal enum Decision
{
    ImplicitDeny,
    Allowed,
    ExplicitDeny,
}
