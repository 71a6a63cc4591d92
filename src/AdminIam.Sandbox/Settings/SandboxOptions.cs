namespace AdminIam.Sandbox.Settings;

/// <summary>The settings of a sandbox.</summary>
public sealed class SandboxOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>The JSON file that keeps the account between runs; null keeps it in memory only.</summary>
    public string? StatePath { get; set; }

    /// <summary>The twelve digits of the account.</summary>
    public string AccountId { get; set; } = "123456789012";

    /// <summary>The partition in the ARNs: <c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</summary>
    public string Partition { get; set; } = "aws";

    /// <summary>The access key id of the account's root identity.</summary>
    public string AccessKey { get; set; } = "sandbox";

    /// <summary>The secret access key of the account's root identity.</summary>
    public string SecretKey { get; set; } = "sandbox";

    /// <summary>Accepts every signed request as one of the root identity, whatever its key and signature.</summary>
    public bool AnyCredential { get; set; }

    /// <summary>The shortest time that an answer takes.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>
    /// How many users the account can have. AWS's own quota is 5,000 and cannot be raised; a test of speed may need
    /// more.
    /// </summary>
    public int UsersQuota { get; set; } = 5000;

    /// <summary>The failures that the server produces on purpose.</summary>
    public SandboxFaults Faults { get; set; } = new();

    /// <summary>The clock. Tests use another one than the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
