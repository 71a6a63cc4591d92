using System.Security;
using AdminIam.Engine.Common.Secrets;
using QRCoder;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>Draws the QR code that an authenticator app scans.</summary>
public static class MfaQrCode
{
    /// <summary>
    /// The code as lines of half blocks, two rows of modules a line. The light modules are what is drawn, so it is to be
    /// shown light on dark.
    /// </summary>
    /// <param name="deviceName">The device's name.</param>
    /// <param name="accountId">The account's twelve digits.</param>
    /// <param name="seed">The seed.</param>
    public static IReadOnlyList<string> Draw(string deviceName, string accountId, SecureString seed)
    {
        using var generator = new QRCodeGenerator();
        // A screen has neither dirt nor folds: the lowest correction gives the smallest picture.
        using var data = generator.CreateQrCode(Uri(deviceName, accountId, seed), QRCodeGenerator.ECCLevel.L);
        using var picture = new AsciiQRCode(data);
        return picture.GetGraphicSmall(drawQuietZones: true, invert: false, endOfLine: "\n").TrimEnd('\n').Split('\n');
    }

    // The form that CreateVirtualMFADevice documents for its QRCodePNG.
    private static string Uri(string deviceName, string accountId, SecureString seed) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(deviceName)}@{accountId}?secret={SecretText.Reveal(seed)}";
}
