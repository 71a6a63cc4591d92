using System.Text;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Query;

/// <summary>Reads application/x-www-form-urlencoded text into parameters.</summary>
internal static class FormParser
{
    private const int MaxParameters = 4096;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static FormParameters Parse(string query, ArraySegment<byte> body)
    {
        var parameters = new FormParameters();
        var budget = MaxParameters;
        if (query.Length > 0)
        {
            var bytes = Encoding.UTF8.GetBytes(query);
            ParsePairs(new ArraySegment<byte>(bytes), parameters, ref budget);
        }

        ParsePairs(body, parameters, ref budget);
        return parameters;
    }

    private static void ParsePairs(ArraySegment<byte> text, FormParameters parameters, ref int budget)
    {
        var bytes = text.Array!;
        var end = text.Offset + text.Count;
        var start = text.Offset;
        while (start < end)
        {
            var next = Array.IndexOf(bytes, (byte)'&', start, end - start);
            if (next < 0)
                next = end;
            if (next > start)
            {
                if (budget-- == 0)
                    throw Malformed("There are too many parameters.");
                AddPair(bytes, start, next, parameters);
            }

            start = next + 1;
        }
    }

    private static void AddPair(byte[] bytes, int start, int end, FormParameters parameters)
    {
        var equals = Array.IndexOf(bytes, (byte)'=', start, end - start);
        var keyEnd = equals < 0 ? end : equals;
        var key = Decode(bytes, start, keyEnd);
        var value = equals < 0 ? "" : Decode(bytes, equals + 1, end);
        if (key.Length > 0)
            parameters.Add(key, value);
    }

    private static string Decode(byte[] bytes, int start, int end)
    {
        var decoded = new byte[end - start];
        var count = 0;
        for (var i = start; i < end; i++)
        {
            var b = bytes[i];
            if (b == '+')
            {
                b = (byte)' ';
            }
            else if (b == '%')
            {
                var high = i + 2 < end ? Hex(bytes[i + 1]) : -1;
                var low = i + 2 < end ? Hex(bytes[i + 2]) : -1;
                if (high < 0 || low < 0)
                    throw Malformed("A percent sign is not followed by two hexadecimal digits.");
                b = (byte)((high << 4) | low);
                i += 2;
            }

            decoded[count++] = b;
        }

        try
        {
            return StrictUtf8.GetString(decoded, 0, count);
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("A parameter is not valid UTF-8.");
        }
    }

    private static CommonException Malformed(string message) => new(CommonError.MalformedInput, message);

    private static int Hex(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        _ => -1,
    };
}
