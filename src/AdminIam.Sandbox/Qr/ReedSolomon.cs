namespace AdminIam.Sandbox.Qr;

/// <summary>Reed-Solomon error correction over GF(256) with the polynomial 0x11D, as QR codes use it.</summary>
internal static class ReedSolomon
{
    public static byte[] Correction(byte[] data, int count)
    {
        var divisor = Divisor(count);
        var remainder = new byte[count];
        foreach (var b in data)
        {
            var factor = (byte)(b ^ remainder[0]);
            Array.Copy(remainder, 1, remainder, 0, count - 1);
            remainder[count - 1] = 0;
            for (var i = 0; i < count; i++)
                remainder[i] ^= Multiply(divisor[i], factor);
        }

        return remainder;
    }

    private static byte[] Divisor(int degree)
    {
        var coefficients = new byte[degree];
        coefficients[degree - 1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
            {
                coefficients[j] = Multiply(coefficients[j], root);
                if (j + 1 < degree)
                    coefficients[j] ^= coefficients[j + 1];
            }

            root = Multiply(root, 2);
        }

        return coefficients;
    }

    private static byte Multiply(byte left, byte right)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D);
            product ^= ((right >> i) & 1) * left;
        }

        return (byte)product;
    }
}
