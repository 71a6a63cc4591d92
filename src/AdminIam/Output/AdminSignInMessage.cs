using AdminIam.Engine.Messages;

namespace AdminIam;

/// <summary>Sign-in instructions for a user. They never contain a password.</summary>
public sealed class AdminSignInMessage
{
    internal AdminSignInMessage(SignInMessage message, string? path)
    {
        UserName = message.UserName;
        To = message.To;
        From = message.From;
        Subject = message.Subject;
        SignInUrl = message.SignInUrl;
        Text = message.Text;
        Html = message.Html;
        Path = path;
    }

    /// <summary>The name of the user.</summary>
    public string UserName { get; }

    /// <summary>The email address of the user; empty if unknown.</summary>
    public string? To { get; }

    /// <summary>The email address of the sender, if specified.</summary>
    public string? From { get; }

    /// <summary>The subject of the message.</summary>
    public string Subject { get; }

    /// <summary>The sign-in URL of the user.</summary>
    public string SignInUrl { get; }

    /// <summary>The instructions as plain text.</summary>
    public string Text { get; }

    /// <summary>The instructions as HTML.</summary>
    public string Html { get; }

    /// <summary>The file of the draft, if it was saved.</summary>
    public string? Path { get; }

    /// <summary>The instructions as plain text.</summary>
    public override string ToString() => Text;
}
