namespace AdminIam.Sandbox.Services.Iam.State;

/// <summary>Who has access keys, signing certificates and MFA devices: a user, or the root identity.</summary>
internal interface ICredentialOwner
{
    /// <summary>The user's name; null for the root identity, which has none.</summary>
    string? UserName { get; }

    List<AccessKey> AccessKeys { get; }

    List<SigningCertificate> SigningCertificates { get; }

    /// <summary>The MFA devices that are enabled, in the order they were enabled.</summary>
    List<MfaDevice> MfaDevices { get; }
}
