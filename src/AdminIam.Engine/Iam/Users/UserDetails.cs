namespace AdminIam.Engine.Iam.Users;

/// <summary>The details of a user.</summary>
public sealed record UserDetails
{
    /// <summary>The names of the managed policies attached to the user directly.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>The names of the inline policies of the user.</summary>
    public IReadOnlyList<string> InlinePolicies { get; init; } = [];

    /// <summary>The access keys; <see langword="null"/> if unknown.</summary>
    public IReadOnlyList<UserKey>? Keys { get; init; }

    /// <summary>Whether there is a console password.</summary>
    public bool? HasPassword { get; init; }

    /// <summary>Whether there is an MFA device.</summary>
    public bool? MfaEnabled { get; init; }

    /// <summary>Whether Lock-AdminUser has locked the user.</summary>
    public bool IsLocked { get; init; }
}
