using System.IO.Compression;
using System.Text;

namespace AdminIam.Sandbox.Qr;

/// <summary>Writes a QR code as a PNG of one bit per pixel.</summary>
internal static class QrImage
{
    private const int Scale = 5;
    private const int QuietZone = 4;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = MakeCrcTable();

    public static byte[] Png(bool[,] modules)
    {
        var size = (modules.GetLength(0) + (2 * QuietZone)) * Scale;
        using var png = new MemoryStream();
        png.Write(Signature, 0, Signature.Length);
        // Width, height, one bit of grey, then deflate, no filter, not interlaced.
        WriteChunk(png, "IHDR", [.. BigEndian((uint)size), .. BigEndian((uint)size), 1, 0, 0, 0, 0]);
        WriteChunk(png, "IDAT", Zlib(Pixels(modules, size)));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Pixels(bool[,] modules, int size)
    {
        var stride = 1 + ((size + 7) / 8);
        var pixels = new byte[stride * size];
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var row = (y / Scale) - QuietZone;
                var column = (x / Scale) - QuietZone;
                var inside = row >= 0 && column >= 0 && row < modules.GetLength(0) && column < modules.GetLength(1);
                if (!inside || !modules[row, column])
                    pixels[(y * stride) + 1 + (x / 8)] |= (byte)(0x80 >> (x % 8));
            }
        }

        return pixels;
    }

    private static byte[] Zlib(byte[] data)
    {
        using var compressed = new MemoryStream();
        compressed.WriteByte(0x78);
        compressed.WriteByte(0x9C);
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(data, 0, data.Length);

        uint a = 1, b = 0;
        foreach (var value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        var checksum = BigEndian((b << 16) | a);
        compressed.Write(checksum, 0, checksum.Length);
        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var crc = 0xFFFFFFFF;
        foreach (var value in body)
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);

        byte[] chunk = [.. BigEndian((uint)data.Length), .. body, .. BigEndian(crc ^ 0xFFFFFFFF)];
        png.Write(chunk, 0, chunk.Length);
    }

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            table[n] = c;
        }

        return table;
    }
}
