using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AdminIam.Sandbox.Authorization;

/// <summary>A range of IP addresses in CIDR notation; without a prefix length, a single address.</summary>
internal sealed class IpRange
{
    private readonly byte[] _start;
    private readonly int _bits;

    private IpRange(byte[] start, int bits)
    {
        _start = start;
        _bits = bits;
    }

    public bool IsSingle => _bits == _start.Length * 8;

    public static IpRange? Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (Address(slash < 0 ? text : text.Substring(0, slash)) is not { } start)
            return null;
        var longest = start.Length * 8;
        if (slash < 0)
            return new IpRange(start, longest);
        return int.TryParse(
                text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            && bits <= longest
            ? new IpRange(start, bits)
            : null;
    }

    public bool Contains(IpRange address)
    {
        if (address._start.Length != _start.Length)
            return false;
        for (var bit = 0; bit < _bits; bit++)
        {
            var mask = 0x80 >> (bit % 8);
            if ((_start[bit / 8] & mask) != (address._start[bit / 8] & mask))
                return false;
        }

        return true;
    }

    // IPAddress.TryParse accepts more: addresses of fewer parts, hexadecimal and octal numbers, brackets and scopes.
    private static byte[]? Address(string text)
    {
        if (!IPAddress.TryParse(text, out var address))
            return null;
        var isPlain = address.AddressFamily == AddressFamily.InterNetwork
            ? address.ToString() == text
            : text.All(c => c is ':' or '.' || Uri.IsHexDigit(c));
        return isPlain ? address.GetAddressBytes() : null;
    }
}
