namespace AdminIam.Sandbox.Settings;

/// <summary>An access key that the root user of a member account has.</summary>
/// <param name="Id">The access key ID; null for a random one.</param>
/// <param name="Secret">The secret access key; null for a random one.</param>
/// <param name="IsActive">Whether the key can be used.</param>
public sealed record SandboxRootKey(string? Id = null, string? Secret = null, bool IsActive = true);
