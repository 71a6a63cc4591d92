namespace AdminIam.Engine.Organizations;

/// <summary>A member account that administers services for the organization.</summary>
/// <param name="AccountId">The ID.</param>
/// <param name="AccountName">The name.</param>
/// <param name="Services">The services, such as <c>sso.amazonaws.com</c>; <see langword="null"/> if the caller may not
/// read them.</param>
public sealed record DelegatedAccount(string AccountId, string? AccountName, IReadOnlyList<string>? Services);
