using AdminIam.Engine.Common.Bulk;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>The requested settings of a virtual device.</summary>
public sealed record MfaDeviceRequest
{
    /// <summary>The user.</summary>
    public required string UserName { get; init; }

    /// <summary>The name, or <see langword="null"/> for that of the user.</summary>
    public string? DeviceName { get; init; }

    /// <summary>The path, or <see langword="null"/> for <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The absolute path for the QR code: of a file if it ends in .png, and otherwise of a folder for files
    /// with the names of the devices, which is created if it does not exist.</summary>
    public string? QrCodePath { get; init; }

    /// <summary>Whether to replace an existing device that is not assigned to a user.</summary>
    public bool Force { get; init; }

    /// <summary>Adds the values to a digest, so that equal requests have equal digests.</summary>
    /// <param name="digest">The digest.</param>
    public void AddTo(RowDigest digest) =>
        digest.Add(UserName.ToUpperInvariant()).Add(Path).Add(QrCodePath).Add(Force);
}
