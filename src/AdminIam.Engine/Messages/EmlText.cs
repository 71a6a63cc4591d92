using System.Globalization;
using System.Net.Mail;
using System.Text;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Messages;

/// <summary>Writes a message as an Internet message (RFC 5322, MIME) in ASCII.</summary>
internal static class EmlText
{
    // RFC 2047 allows 75 characters an encoded word: =?utf-8?B?...?= with the base64 of 45 bytes.
    private const int BytesPerWord = 45;

    // RFC 5322 allows 998 characters a line, the header's name among them.
    private const int LongestPlainText = 900;

    /// <summary>The message as a draft: unsent, and without the addresses that are not known.</summary>
    /// <param name="message">The message.</param>
    /// <param name="time">When it is written.</param>
    /// <exception cref="AdminException">An address has letters beyond ASCII before its @.</exception>
    public static string Write(SignInMessage message, DateTimeOffset time)
    {
        var boundary = $"=_{Guid.NewGuid():N}";
        var lines = new List<string>
        {
            // What makes Outlook and others open a file as a message still to be sent.
            "X-Unsent: 1",
            "MIME-Version: 1.0",
            $"Date: {time.UtcDateTime.ToString("ddd, d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000",
            $"Subject: {Encode(message.Subject)}",
            $"Content-Type: multipart/alternative; boundary=\"{boundary}\"",
        };
        if (message.From is not null)
            lines.Add($"From: {Address(message.From, message.UserName)}");
        if (message.To is not null)
            lines.Add($"To: {Address(message.To, message.UserName)}");
        foreach (var (type, content) in new[] { ("plain", message.Text), ("html", message.Html) })
        {
            lines.AddRange(
            [
                string.Empty,
                $"--{boundary}",
                $"Content-Type: text/{type}; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                string.Empty,
                // RFC 2046: lines of text end with CRLF, whatever the system's own are.
                Convert.ToBase64String(
                    Encoding.UTF8.GetBytes(content.Replace("\r\n", "\n").Replace("\n", "\r\n")), Base64FormattingOptions.InsertLineBreaks),
            ]);
        }

        lines.AddRange([$"--{boundary}--", string.Empty]);
        return string.Join("\r\n", lines);
    }

    private static string Address(string text, string userName)
    {
        var address = new MailAddress(text);
        if (!IsAscii(address.User))
        {
            throw new AdminException(
                "InvalidEmail", ErrorKind.InvalidArgument, userName, $"'{address.Address}' has letters beyond ASCII before its @.",
                "Few mail servers accept such an address. Use another one of the same person.");
        }

        var mailbox = $"{address.User}@{(IsAscii(address.Host) ? address.Host : new IdnMapping().GetAscii(address.Host))}";
        if (address.DisplayName.Length == 0)
            return mailbox;
        var name = address.DisplayName.Replace("\\\"", "\"").Replace("\\\\", "\\");
        return IsPlain(name)
            ? $"\"{name.Replace("\\", "\\\\").Replace("\"", "\\\"")}\" <{mailbox}>"
            : $"{Encode(name)}\r\n <{mailbox}>";
    }

    // Text of a header as it is, or as encoded words of RFC 2047, one a line.
    private static string Encode(string text)
    {
        if (IsPlain(text))
            return text;
        var words = new List<string>();
        var word = new List<byte>();
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            // A character stays in one word.
            var character = Encoding.UTF8.GetBytes(text.Substring(i, char.IsSurrogatePair(text, i) ? 2 : 1));
            if (word.Count + character.Length > BytesPerWord)
                Flush();
            word.AddRange(character);
        }

        Flush();
        return string.Join("\r\n ", words);

        void Flush()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String(word.ToArray())}?=");
            word.Clear();
        }
    }

    private static bool IsPlain(string text) =>
        text.Length <= LongestPlainText && text.All(c => c is >= ' ' and <= '~') && !text.Contains("=?") && text.Trim() == text;

    private static bool IsAscii(string text) => text.All(c => c < 128);
}
