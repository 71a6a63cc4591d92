using AdminIam.Engine.Common.Bulk;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>The settings that a virtual device is to have.</summary>
public sealed record MfaDeviceRequest
{
    /// <summary>The user it is for.</summary>
    public required string UserName { get; init; }

    /// <summary>Its name, or <see langword="null"/> for the user's.</summary>
    public string? DeviceName { get; init; }

    /// <summary>Its path, or <see langword="null"/> for <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The absolute path of a file for the QR code, or of a folder for files named as the devices.</summary>
    public string? QrCodePath { get; init; }

    /// <summary>Whether a device of this name that protects nobody is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Adds all that is asked for, so that equal requests have equal digests.</summary>
    /// <param name="digest">What it is added to.</param>
    public void AddTo(WishDigest digest) =>
        digest.Add(UserName.ToUpperInvariant()).Add(Path).Add(QrCodePath).Add(Force);
}
