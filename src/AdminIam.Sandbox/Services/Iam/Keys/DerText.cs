namespace AdminIam.Sandbox.Services.Iam.Keys;

/// <summary>Writes elements of ASN.1 structures in DER.</summary>
internal static class DerText
{
    public static byte[] Element(int tag, params byte[][] contents)
    {
        var content = contents.SelectMany(part => part).ToArray();
        return [(byte)tag, .. Length(content.Length), .. content];
    }

    /// <summary>An integer from its bytes without a sign.</summary>
    public static byte[] Unsigned(byte[] number) =>
        Element(DerReader.Integer, number[0] >= 0x80 ? [0, .. number] : number);

    private static byte[] Length(int length) => length switch
    {
        < 0x80 => [(byte)length],
        < 0x100 => [0x81, (byte)length],
        < 0x10000 => [0x82, (byte)(length >> 8), (byte)length],
        _ => [0x83, (byte)(length >> 16), (byte)(length >> 8), (byte)length],
    };
}
