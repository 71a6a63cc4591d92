using System.Security;
using AdminIam.Engine.Common.Secrets;
using QRCoder;

namespace AdminIam.Engine.Iam.Mfa;

/// <summary>Draws the QR code that an authenticator app scans.</summary>
public static class MfaQrCode
{
    /// <summary>
    /// Returns the code as lines of half blocks, with two rows of modules per line. The light modules are drawn, so the
    /// text must be light on a dark background.
    /// </summary>
    /// <param name="deviceName">The name of the device.</param>
    /// <param name="accountId">The account ID.</param>
    public static IReadOnlyList<string> Draw(string deviceName, string accountId, SecureString seed)
    {
        using var generator = new QRCodeGenerator();
        // Screens are clean and flat, so the lowest error correction level is used, which produces the smallest image.
        using var data = generator.CreateQrCode(Uri(deviceName, accountId, seed), QRCodeGenerator.ECCLevel.L);
        using var picture = new AsciiQRCode(data);
        return picture.GetGraphicSmall(drawQuietZones: true, invert: false, endOfLine: "\n").TrimEnd('\n').Split('\n');
    }

    // The format that CreateVirtualMFADevice documents for QRCodePNG.
    private static string Uri(string deviceName, string accountId, SecureString seed) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(deviceName)}@{accountId}?secret={SecretText.Reveal(seed)}";
}
