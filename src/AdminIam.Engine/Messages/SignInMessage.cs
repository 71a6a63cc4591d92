namespace AdminIam.Engine.Messages;

/// <summary>Sign-in instructions for a user. They never contain a password.</summary>
/// <param name="UserName">The user.</param>
/// <param name="To">The email address of the user, if known.</param>
/// <param name="From">The sender, if specified.</param>
/// <param name="Subject">The subject.</param>
/// <param name="SignInUrl">The sign-in URL.</param>
/// <param name="Text">The instructions as plain text.</param>
/// <param name="Html">The instructions as HTML.</param>
public sealed record SignInMessage(
    string UserName, string? To, string? From, string Subject, string SignInUrl, string Text, string Html)
{
    /// <summary>When it was written.</summary>
    public DateTimeOffset Date { get; init; }
}
