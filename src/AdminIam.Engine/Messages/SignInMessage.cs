namespace AdminIam.Engine.Messages;

/// <summary>Sign-in instructions for one user. They never hold a password.</summary>
/// <param name="UserName">The user.</param>
/// <param name="To">The user's address, if one is known.</param>
/// <param name="From">Who it is from, if that was said.</param>
/// <param name="Subject">The subject.</param>
/// <param name="SignInUrl">The page to sign in at.</param>
/// <param name="Text">The instructions as plain text.</param>
/// <param name="Html">The same as HTML.</param>
public sealed record SignInMessage(
    string UserName, string? To, string? From, string Subject, string SignInUrl, string Text, string Html)
{
    /// <summary>When it was written.</summary>
    public DateTimeOffset Date { get; init; }
}
