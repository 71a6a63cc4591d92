namespace AdminIam.Sandbox.Settings;

/// <summary>The accounts and the organizational units of a sandbox's organization.</summary>
/// <param name="Accounts">The member accounts.</param>
/// <param name="Units">The paths of organizational units that exist even without an account, such as
/// Workloads/Prod.</param>
public sealed record SandboxOrganization(
    IReadOnlyList<SandboxMemberAccount> Accounts, IReadOnlyList<string> Units)
{
    /// <summary>The service control policies.</summary>
    public IReadOnlyList<SandboxControlPolicy> ControlPolicies { get; init; } = [];
}
