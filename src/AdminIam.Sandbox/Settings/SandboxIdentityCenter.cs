namespace AdminIam.Sandbox.Settings;

/// <summary>The settings of IAM Identity Center in a sandbox.</summary>
public sealed class SandboxIdentityCenter
{
    /// <summary>The region in which it is enabled; null for the usual region of the partition.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// How many calls a second each of its two APIs accepts, that of users and groups and that of permission sets; 0
    /// for any number. AWS accepts 20 and does not raise it.
    /// </summary>
    public int CallsPerSecond { get; set; } = 20;

    /// <summary>How long the assignment of an account, its deletion and the provisioning of a permission set
    /// take.</summary>
    public TimeSpan RequestDuration { get; set; } = TimeSpan.FromSeconds(1);
}
