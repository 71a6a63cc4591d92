namespace AdminIam.Engine.Messages;

/// <summary>A request for sign-in instructions. Unspecified values are looked up.</summary>
public sealed record SignInRequest
{
    /// <summary>The user.</summary>
    public required string UserName { get; init; }

    /// <summary>The email address; <see langword="null"/> to use the user's tag <c>Email</c>, or
    /// the address in the identity store.</summary>
    public string? Email { get; init; }

    /// <summary>The sender, if specified.</summary>
    public string? From { get; init; }

    /// <summary>The subject; <see langword="null"/> for the default subject with the account.</summary>
    public string? Subject { get; init; }

    /// <summary>The sign-in URL; <see langword="null"/> to look it up.</summary>
    public string? SignInUrl { get; init; }

    /// <summary>Whether the password must be changed at first sign-in; <see langword="null"/> to look it up.</summary>
    public bool? PasswordResetRequired { get; init; }

    /// <summary>Whether the user is only planned and cannot be looked up.</summary>
    public bool IsPlanned { get; init; }
}
