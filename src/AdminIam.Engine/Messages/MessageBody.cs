using System.Net;

namespace AdminIam.Engine.Messages;

/// <summary>The content of sign-in instructions, as text and as HTML.</summary>
internal sealed class MessageBody
{
    private const string Assurance = "This message contains no password, and no one will ask you for your password.";

    /// <summary>What the user can sign in to: the rest of the sentence after <c>Hello,</c>.</summary>
    public required string Introduction { get; init; }

    /// <summary>The name that the user signs in with.</summary>
    public required string UserName { get; init; }

    /// <summary>The sign-in page.</summary>
    public required string SignInUrl { get; init; }

    /// <summary>What the user does, in order.</summary>
    public required string[] Steps { get; init; }

    private string Text => Join(
    [
        "Hello,",
        "",
        Introduction,
        "",
        $"  Sign-in page: {SignInUrl}",
        $"  User name:    {UserName}",
        "",
        .. Steps.Select((step, i) => $"{i + 1}. {step}"),
        "",
        Assurance,
        "",
    ]);

    private string Html => Join(
    [
        "<!DOCTYPE html>",
        "<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sign-in</title></head>",
        "<body style=\"font-family: sans-serif\">",
        "<p>Hello,</p>",
        $"<p>{Escape(Introduction)}</p>",
        "<table>",
        $"<tr><td>Sign-in page:</td><td><a href=\"{Escape(SignInUrl)}\">{Escape(SignInUrl)}</a></td></tr>",
        $"<tr><td>User name:</td><td><b>{Escape(UserName)}</b></td></tr>",
        "</table>",
        "<ol>",
        .. Steps.Select(step => $"<li>{Escape(step)}</li>"),
        "</ol>",
        $"<p>{Assurance}</p>",
        "</body></html>",
        "",
    ]);

    /// <summary>Returns the message.</summary>
    /// <param name="email">The address of the user, if known.</param>
    /// <param name="subject">The subject if the request specifies none.</param>
    /// <param name="date">The current time, in UTC.</param>
    public SignInMessage ToMessage(SignInRequest request, string? email, string subject, DateTime date) => new(
        UserName,
        email is null ? null : MessageHeader.Address(email, UserName),
        request.From is null ? null : MessageHeader.Address(request.From, UserName),
        request.Subject ?? subject,
        SignInUrl,
        Text,
        Html)
    {
        Date = date,
    };

    private static string Join(string[] lines) => string.Join(Environment.NewLine, lines);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
