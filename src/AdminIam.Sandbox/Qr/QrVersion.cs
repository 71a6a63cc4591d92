using AdminIam.Sandbox.Services.Iam.Operations;

namespace AdminIam.Sandbox.Qr;

/// <summary>The measures of a version at the error correction level L (ISO/IEC 18004, tables 7 and 9, annex E).</summary>
internal sealed record QrVersion(int Number, int DataCodewords, int Blocks, int CorrectionPerBlock, int[] Alignments)
{
    private static readonly QrVersion[] All =
    [
        new(1, 19, 1, 7, []),
        new(2, 34, 1, 10, [6, 18]),
        new(3, 55, 1, 15, [6, 22]),
        new(4, 80, 1, 20, [6, 26]),
        new(5, 108, 1, 26, [6, 30]),
        new(6, 136, 2, 18, [6, 34]),
        new(7, 156, 2, 20, [6, 22, 38]),
        new(8, 194, 2, 24, [6, 24, 42]),
        new(9, 232, 2, 30, [6, 26, 46]),
        new(10, 274, 4, 18, [6, 28, 50]),
        new(11, 324, 4, 20, [6, 30, 54]),
        new(12, 370, 4, 24, [6, 32, 58]),
    ];

    public int Size => 17 + (4 * Number);

    public int LengthBits => Number < 10 ? 8 : 16;

    public static QrVersion Smallest(int bytes) =>
        Array.Find(All, version => bytes * 8 <= (version.DataCodewords * 8) - 4 - version.LengthBits)
        ?? throw Errors.InvalidInput("The name is too long for the device's QR code.");
}
