using System.Globalization;
using System.Net.Mail;
using System.Text;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Messages;

/// <summary>Writes a message as an Internet message (RFC 5322, MIME) in ASCII.</summary>
internal static class EmlText
{
    // RFC 2047 allows 75 characters per encoded word: =?utf-8?B?...?= with 45 bytes in Base64.
    private const int BytesPerWord = 45;

    // RFC 5322 allows 998 characters per line, including the name of the header.
    private const int LongestPlainText = 900;

    /// <summary>Returns the message as an unsent draft, without unknown addresses.</summary>
    /// <param name="time">The current time.</param>
    /// <exception cref="AdminException">The local part of an address contains non-ASCII characters.</exception>
    public static string Write(SignInMessage message, DateTimeOffset time)
    {
        var boundary = $"=_{Guid.NewGuid():N}";
        var lines = new List<string>
        {
            // Causes Outlook and other clients to open the file as an unsent message.
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
                // RFC 2046: lines of text end with CRLF, on every operating system.
                Convert.ToBase64String(
                    Encoding.UTF8.GetBytes(content.Replace("\r\n", "\n").Replace("\n", "\r\n")),
                    Base64FormattingOptions.InsertLineBreaks),
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
                "InvalidEmail", ErrorKind.InvalidArgument, userName,
                $"'{address.Address}' has non-ASCII characters before the @.",
                "Many mail servers reject such addresses. Use another address of the user.");
        }

        var mailbox =
            $"{address.User}@{(IsAscii(address.Host) ? address.Host : new IdnMapping().GetAscii(address.Host))}";
        if (address.DisplayName.Length == 0)
            return mailbox;
        var name = address.DisplayName.Replace("\\\"", "\"").Replace("\\\\", "\\");
        return IsPlain(name)
            ? $"\"{name.Replace("\\", "\\\\").Replace("\"", "\\\"")}\" <{mailbox}>"
            : $"{Encode(name)}\r\n <{mailbox}>";
    }

    // Returns the text of a header unchanged, or as encoded words (RFC 2047), one per line.
    private static string Encode(string text)
    {
        if (IsPlain(text))
            return text;
        var words = new List<string>();
        var word = new List<byte>();
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            // A character must not be split between two words.
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
        text.Length <= LongestPlainText
            && text.All(c => c is >= ' ' and <= '~')
            && !text.Contains("=?")
            && text.Trim() == text;

    private static bool IsAscii(string text) => text.All(c => c < 128);
}
