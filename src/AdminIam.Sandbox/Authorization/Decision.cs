namespace AdminIam.Sandbox.Authorization;

/// <summary>The decision of policies about a request.</summary>
internal enum Decision
{
    ImplicitDeny,
    Allowed,
    ExplicitDeny,
}
