namespace AdminIam.Sandbox.Settings;

/// <summary>A service control policy of a sandbox's organization.</summary>
/// <param name="Name">The name of the policy.</param>
/// <param name="Document">The policy document, in JSON.</param>
/// <param name="Targets">What it is attached to: account IDs, and paths of organizational units such as Workloads/Prod;
/// an empty path is the root.</param>
public sealed record SandboxControlPolicy(string Name, string Document, IReadOnlyList<string> Targets);
