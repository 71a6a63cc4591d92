using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services;

/// <summary>
/// What the endpoint knows of a call: who calls which operation of which service with what input, and when.
/// </summary>
internal sealed record CallFacts(
    Service Service,
    ServiceOperation Operation,
    Account Account,
    Caller Caller,
    SessionTokens Sessions,
    Input Input,
    DateTime Now)
{
    /// <summary>When what this call creates is visible to other calls.</summary>
    public DateTime VisibleFrom { get; init; }
}
