using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Engine.Messages;

/// <summary>Saves messages as .eml files (RFC 5322) that mail programs open as drafts.</summary>
public static class EmlFile
{
    // They only tell a mail server's pickup folder whom to send to.
    private static readonly string[] ServerHeaders = ["X-Sender:", "X-Receiver:"];

    // .NET insists on a sender and a recipient; a draft without them leaves them to the mail program.
    private const string Placeholder = "draft@localhost.invalid";

    /// <summary>Saves a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="folder">The folder; it is created where there is none.</param>
    /// <param name="overwrite">Whether a regular file of that name may be replaced.</param>
    /// <returns>The file's path.</returns>
    public static string Save(SignInMessage message, string folder, bool overwrite)
    {
        var path = Path.Combine(folder, message.UserName + ".eml");
        try
        {
            Directory.CreateDirectory(folder);
            if (PrivateFile.Check(path) is not null && !overwrite)
                throw new AdminException("FileExists", ErrorKind.File, path, $"'{path}' exists.", "Use -Force to replace it.");
            PrivateFile.Write(path, Encoding.ASCII.GetBytes(Draft(message)), overwrite);
        }
        catch (AdminException e)
        {
            throw new AdminException(e.ErrorId, e.Kind, message.UserName, e.Message, e.Advice, e.InnerException);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdminException("FileFailed", ErrorKind.File, message.UserName, $"'{path}' cannot be written: {e.Message}", inner: e);
        }

        return path;
    }

    private static string Draft(SignInMessage message)
    {
        using var mail = new MailMessage
        {
            From = new MailAddress(message.From ?? Placeholder),
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.To.Add(new MailAddress(message.To ?? Placeholder));
        // What makes Outlook and others open a file as a message still to be sent.
        mail.Headers.Add("X-Unsent", "1");
        mail.AlternateViews.Add(View(message.Text, "text/plain"));
        mail.AlternateViews.Add(View(message.Html, "text/html"));
        var unwanted = new List<string>(ServerHeaders);
        if (message.From is null)
            unwanted.Add("From:");
        if (message.To is null)
            unwanted.Add("To:");
        return WithoutHeaders(Render(mail), unwanted);
    }

    private static AlternateView View(string content, string mediaType)
    {
        // RFC 2046: lines of text end with CRLF, whatever the system's own are.
        var canonical = content.Replace("\r\n", "\n").Replace("\n", "\r\n");
        var view = AlternateView.CreateAlternateViewFromString(canonical, Encoding.UTF8, mediaType);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }

    // .NET writes a message as a file only into a pickup folder, under a name of its own choice.
    private static string Render(MailMessage mail)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        try
        {
            using var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = folder.FullName,
            };
            client.Send(mail);
            return File.ReadAllText(folder.GetFiles().Single().FullName, Encoding.ASCII);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string WithoutHeaders(string message, List<string> names)
    {
        var headers = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var kept = new StringBuilder();
        var keeping = true;
        foreach (var line in message.Substring(0, headers).Split(["\r\n"], StringSplitOptions.None))
        {
            // A line that starts with a space goes on with the header before it.
            if (line[0] is not (' ' or '\t'))
                keeping = !names.Exists(name => line.StartsWith(name, StringComparison.OrdinalIgnoreCase));
            if (keeping)
                kept.Append(line).Append("\r\n");
        }

        return kept.Append(message, headers + 2, message.Length - headers - 2).ToString();
    }
}
