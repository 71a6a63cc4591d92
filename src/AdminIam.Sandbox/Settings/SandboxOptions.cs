namespace AdminIam.Sandbox.Settings;

/// <summary>The settings of a sandbox.</summary>
public sealed class SandboxOptions
{
    /// <summary>The port on 127.0.0.1; 0 selects a free port.</summary>
    public int Port { get; set; }

    /// <summary>The JSON file that keeps the account between runs; null keeps it in memory only.</summary>
    public string? StatePath { get; set; }

    /// <summary>The twelve digits of the account.</summary>
    public string AccountId { get; set; } = "123456789012";

    /// <summary>The partition in the ARNs: <c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</summary>
    public string Partition { get; set; } = SandboxPartition.Default;

    /// <summary>The access key id of the account's root identity.</summary>
    public string AccessKey { get; set; } = "sandbox";

    /// <summary>The secret access key of the account's root identity.</summary>
    public string SecretKey { get; set; } = "sandbox";

    /// <summary>Accepts every signed request as one of the root identity, whatever its key and signature.</summary>
    public bool AnyCredential { get; set; }

    /// <summary>The minimum duration of an answer.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>
    /// How many users the account can have. AWS's own quota is 5,000 and cannot be raised; a performance test may
    /// require more.
    /// </summary>
    public int UsersQuota { get; set; } = 5000;

    /// <summary>
    /// The member accounts of the organization that the account manages. With at least one, the account has an
    /// organization and IAM Identity Center is enabled in it. Those that the state file does not contain are added.
    /// </summary>
    public IReadOnlyList<SandboxMemberAccount> Accounts { get; set; } = [];

    /// <summary>
    /// The paths of organizational units, such as Workloads/Prod, that the organization has even without an account.
    /// </summary>
    public IReadOnlyList<string> OrganizationalUnits { get; set; } = [];

    /// <summary>
    /// The service control policies of the organization. Those whose names the state file does not contain are added.
    /// </summary>
    public IReadOnlyList<SandboxControlPolicy> ControlPolicies { get; set; } = [];

    /// <summary>Whether the settings name accounts or organizational units.</summary>
    internal bool HasOrganization => Accounts.Count + OrganizationalUnits.Count > 0;

    /// <summary>The settings of IAM Identity Center.</summary>
    public SandboxIdentityCenter IdentityCenter { get; set; } = new();

    /// <summary>The simulated failures.</summary>
    public SandboxFaults Faults { get; set; } = new();

    /// <summary>The clock. Tests replace that of the system.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
