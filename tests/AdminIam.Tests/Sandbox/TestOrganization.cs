using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox;

/// <summary>The settings of a sandbox with an organization and IAM Identity Center.</summary>
internal static class TestOrganization
{
    public const string Prod = "111122223333";
    public const string Test = "444455556666";

    /// <summary>Accounts in the root and in organizational units; no limit of calls.</summary>
    public static SandboxOptions Options(TimeProvider? clock = null, string? statePath = null) => new()
    {
        Accounts =
        [
            new SandboxMemberAccount(Prod, "Prod", "Workloads/Live"),
            new SandboxMemberAccount(Test, "Test", "Workloads"),
            new SandboxMemberAccount("777788889999", "Audit"),
        ],
        IdentityCenter = { CallsPerSecond = 0 },
        TimeProvider = clock ?? TimeProvider.System,
        StatePath = statePath,
    };
}
