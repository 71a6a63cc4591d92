namespace AdminIam.Sandbox.Services.Iam.Keys;

/// <summary>Reads the elements of an ASN.1 structure in DER, one after the other.</summary>
internal sealed class DerReader(byte[] bytes)
{
    public const int Integer = 0x02;
    public const int BitString = 0x03;
    public const int OctetString = 0x04;
    public const int ObjectIdentifier = 0x06;
    public const int Sequence = 0x30;
    private const int LongestLength = 3;
    private int _at;

    public bool HasMore => _at < bytes.Length;

    /// <summary>The tag of the next element.</summary>
    public int NextTag => HasMore ? bytes[_at] : throw new FormatException("The structure is too short.");

    /// <summary>Reads the content of the next element.</summary>
    /// <exception cref="FormatException">It has another tag, or is longer than the structure.</exception>
    public byte[] Read(int tag)
    {
        if (NextTag != tag)
            throw new FormatException($"The structure has an element {NextTag:X2} instead of {tag:X2}.");
        _at++;
        var length = ReadLength();
        if (length > bytes.Length - _at)
            throw new FormatException("The structure is too short.");
        var content = new byte[length];
        Array.Copy(bytes, _at, content, 0, length);
        _at += length;
        return content;
    }

    /// <summary>The elements of the next element, which is a structure itself.</summary>
    public DerReader Enter(int tag) => new(Read(tag));

    /// <summary>An integer that is not negative, without the leading zero.</summary>
    public byte[] ReadUnsigned()
    {
        var content = Read(Integer);
        return content.Length > 1 && content[0] == 0 ? content.Skip(1).ToArray() : content;
    }

    /// <summary>The bytes of a bit string of whole bytes.</summary>
    public byte[] ReadBits()
    {
        var content = Read(BitString);
        return content.Length > 0 && content[0] == 0
            ? content.Skip(1).ToArray()
            : throw new FormatException("The bit string does not consist of whole bytes.");
    }

    private int ReadLength()
    {
        var first = ReadByte();
        if (first < 0x80)
            return first;
        var count = first & 0x7F;
        if (count is 0 or > LongestLength)
            throw new FormatException("The length of an element cannot be read.");
        var length = 0;
        for (var i = 0; i < count; i++)
            length = (length << 8) | ReadByte();
        return length;
    }

    private byte ReadByte() => HasMore ? bytes[_at++] : throw new FormatException("The structure is too short.");
}
