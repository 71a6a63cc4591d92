namespace AdminIam.Sandbox.Settings;

/// <summary>The credentials that the root user of a member account has at the start.</summary>
public sealed record SandboxRootCredentials
{
    /// <summary>Whether it has a password.</summary>
    public bool HasPassword { get; init; } = true;

    /// <summary>Its access keys.</summary>
    public IReadOnlyList<SandboxRootKey> AccessKeys { get; init; } = [];

    /// <summary>The number of its virtual MFA devices.</summary>
    public int MfaDevices { get; init; }

    /// <summary>The number of its signing certificates.</summary>
    public int SigningCertificates { get; init; }
}
