namespace AdminIam.Sandbox.Signing;

/// <summary>Comparisons whose duration does not depend on the position of the difference.</summary>
internal static class FixedTime
{
    public static bool Equal(byte[] left, byte[] right, int length)
    {
        if (left.Length < length || right.Length < length)
            return false;
        var difference = 0;
        for (var i = 0; i < length; i++)
            difference |= left[i] ^ right[i];
        return difference == 0;
    }

    public static bool Equal(string left, string right)
    {
        if (left.Length != right.Length)
            return false;
        var difference = 0;
        for (var i = 0; i < left.Length; i++)
            difference |= left[i] ^ right[i];
        return difference == 0;
    }
}
