namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The role of a service: the suffix of its name, its policy, and whether an account can have
/// several.</summary>
internal sealed record ServiceRoleTemplate(string Service, string Name, string Policy, bool TakesSuffix)
{
    /// <summary>The description of a role that is created without one; most services have none.</summary>
    public string? Description { get; init; }
}
