using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services;

/// <summary>
/// A call as the endpoint knows it: caller, service, operation, input and time.
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
    /// <summary>The region that the request was signed for.</summary>
    public string Region { get; init; } = "";

    /// <summary>The host name that the request was sent to, with its port.</summary>
    public string Host { get; init; } = "";

    /// <summary>The service control policies of the caller's account by levels, each of which must allow the call; none
    /// if there is no limit.</summary>
    public IReadOnlyList<IReadOnlyList<PolicySource>> Limits { get; init; } = [];

    /// <summary>The header with the name of the client, or null.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The header with the page that a browser has followed a link from, or null.</summary>
    public string? Referer { get; init; }

    /// <summary>The time at which a resource that this call creates becomes visible to other calls.</summary>
    public DateTime VisibleFrom { get; init; }
}
