namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>A service's role: what its name ends in, its policy, and whether an account can have several.</summary>
internal sealed record ServiceRoleTemplate(string Service, string Name, string Policy, bool TakesSuffix);
