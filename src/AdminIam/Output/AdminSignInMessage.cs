using AdminIam.Engine.Messages;

namespace AdminIam;

/// <summary>Sign-in instructions for one user, ready to be sent. They never hold a password.</summary>
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

    /// <summary>The user.</summary>
    public string UserName { get; }

    /// <summary>The user's e-mail address; empty where none is known.</summary>
    public string? To { get; }

    /// <summary>The sender, if one was given.</summary>
    public string? From { get; }

    /// <summary>The subject.</summary>
    public string Subject { get; }

    /// <summary>The page the user signs in at.</summary>
    public string SignInUrl { get; }

    /// <summary>The instructions as plain text.</summary>
    public string Text { get; }

    /// <summary>The instructions as HTML.</summary>
    public string Html { get; }

    /// <summary>The draft's file, if it was saved.</summary>
    public string? Path { get; }

    /// <summary>The instructions as plain text.</summary>
    public override string ToString() => Text;
}
