namespace AdminIam.Sandbox.State;

/// <summary>The status of an account.</summary>
/// <param name="Created">The time at which it was created or has joined.</param>
/// <param name="IsActive">Whether its credentials and roles can be used.</param>
internal sealed record MemberStatus(DateTime Created, bool IsActive);
