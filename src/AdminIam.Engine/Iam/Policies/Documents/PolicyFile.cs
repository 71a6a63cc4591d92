using System.Text;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Policies.Documents;

/// <summary>Reads the file of a policy document.</summary>
internal static class PolicyFile
{
    // The longest document with four bytes per character is half a mebibyte. The rest allows leading white space.
    private const int LargestFile = 32 * 1024 * 1024;

    /// <summary>Returns the text of a file. Invalid bytes are replaced with U+FFFD, which the checks report.</summary>
    /// <exception cref="AdminException">The file cannot be read or is too large.</exception>
    public static string ReadText(string path)
    {
        var bytes = ReadBytes(path);
        using var reader = new StreamReader(
            new MemoryStream(bytes), EncodingOf(bytes), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static byte[] ReadBytes(string path)
    {
        using var bytes = new MemoryStream();
        try
        {
            using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var buffer = new byte[81920];
            // The length of a device or a pipe is unknown.
            for (int read; bytes.Length <= LargestFile && (read = file.Read(buffer, 0, buffer.Length)) > 0;)
                bytes.Write(buffer, 0, read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new AdminException(
                "PolicyFileUnreadable", ErrorKind.InvalidArgument, path, $"The policy file cannot be read: {e.Message}",
                "Check the path.", e);
        }

        return bytes.Length <= LargestFile
            ? bytes.ToArray()
            : throw new AdminException(
                "PolicyTooLarge", ErrorKind.LimitExceeded, path,
                $"The file '{path}' has more than {LargestFile} bytes.",
                "A managed policy can have up to 6144 characters, "
                    + "not counting white space. Check whether this is the correct file.");
    }

    // RFC 4627, section 3: the first two characters of JSON are ASCII, so the zero bytes identify UTF-16 without a byte
    // order mark.
    private static Encoding EncodingOf(byte[] bytes)
    {
        if (bytes.Length < 2 || bytes[0] == 0 == (bytes[1] == 0))
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return bytes[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode;
    }
}
