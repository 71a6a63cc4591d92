using AdminIam.Engine.Common.Bulk;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>A new device.</summary>
/// <param name="Device">The device, with its seed.</param>
/// <param name="QrCodePath">The file with the QR code, if requested.</param>
public sealed record NewMfaDevice(MfaDeviceRecord Device, string? QrCodePath) : IUndoableResult
{
    /// <inheritdoc/>
    public UnseenWork? Unseen { get; init; }

    /// <summary>Returns the serial number, never the seed.</summary>
    public override string ToString() => Device.SerialNumber;
}
