using System.Text;

namespace AdminIam.Sandbox.Qr;

/// <summary>
/// Encodes bytes as a QR code (ISO/IEC 18004) of the error correction level L, in the versions 1 to 12, which hold the
/// up to 367 bytes that the address of an MFA device takes.
/// </summary>
internal static class QrCode
{
    private const int ByteMode = 0b0100;

    /// <summary>The matrix of modules; true is dark.</summary>
    public static bool[,] Encode(string text)
    {
        var data = Encoding.UTF8.GetBytes(text);
        var version = QrVersion.Smallest(data.Length);
        var codewords = Interleave(version, DataCodewords(version, data));
        QrMatrix? best = null;
        for (var mask = 0; mask < 8; mask++)
        {
            var matrix = new QrMatrix(version);
            matrix.DrawCodewords(codewords);
            matrix.ApplyMask(mask);
            if (best is null || matrix.Penalty() < best.Penalty())
                best = matrix;
        }

        return best!.Modules;
    }

    private static byte[] DataCodewords(QrVersion version, byte[] data)
    {
        var bits = new List<bool>();
        Append(bits, ByteMode, 4);
        Append(bits, data.Length, version.LengthBits);
        foreach (var b in data)
            Append(bits, b, 8);
        Append(bits, 0, Math.Min(4, (version.DataCodewords * 8) - bits.Count));
        Append(bits, 0, (8 - (bits.Count % 8)) % 8);

        var codewords = new byte[version.DataCodewords];
        for (var i = 0; i < bits.Count; i++)
        {
            if (bits[i])
                codewords[i / 8] |= (byte)(0x80 >> (i % 8));
        }

        // The rest is filled with these two codewords by turns.
        for (var i = bits.Count / 8; i < codewords.Length; i++)
            codewords[i] = (byte)((i - (bits.Count / 8)) % 2 == 0 ? 0xEC : 0x11);
        return codewords;
    }

    private static void Append(List<bool> bits, int value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
            bits.Add(((value >> i) & 1) != 0);
    }

    private static byte[] Interleave(QrVersion version, byte[] data)
    {
        var blocks = new List<byte[]>();
        var corrections = new List<byte[]>();
        var start = 0;
        for (var block = 0; block < version.Blocks; block++)
        {
            // The blocks that are a codeword longer come last.
            var length = (version.DataCodewords / version.Blocks)
                + (block >= version.Blocks - (version.DataCodewords % version.Blocks) ? 1 : 0);
            var part = new byte[length];
            Array.Copy(data, start, part, 0, length);
            start += length;
            blocks.Add(part);
            corrections.Add(ReedSolomon.Correction(part, version.CorrectionPerBlock));
        }

        return [.. InTurns(blocks), .. InTurns(corrections)];
    }

    private static IEnumerable<byte> InTurns(List<byte[]> blocks)
    {
        for (var i = 0; i < blocks[blocks.Count - 1].Length; i++)
        {
            foreach (var block in blocks)
            {
                if (i < block.Length)
                    yield return block[i];
            }
        }
    }
}
