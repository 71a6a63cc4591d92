namespace AdminIam.Engine.Messages;

/// <summary>Whom sign-in instructions are for, and what is known of them; the rest is looked up.</summary>
public sealed record SignInRequest
{
    /// <summary>The user.</summary>
    public required string UserName { get; init; }

    /// <summary>The address; <see langword="null"/> to take the user's tag <c>Email</c>.</summary>
    public string? Email { get; init; }

    /// <summary>Who it is from, if that is to be said.</summary>
    public string? From { get; init; }

    /// <summary>The subject; <see langword="null"/> for one that names the account.</summary>
    public string? Subject { get; init; }

    /// <summary>The page to sign in at; <see langword="null"/> to look it up.</summary>
    public string? SignInUrl { get; init; }

    /// <summary>Whether the password must be changed at first sign-in; <see langword="null"/> to look it up.</summary>
    public bool? PasswordResetRequired { get; init; }

    /// <summary>Whether the user is only planned, so that there is nothing to look up.</summary>
    public bool IsPlanned { get; init; }
}
