namespace AdminIam.Engine.Iam.Users;

/// <summary>What there is to know of a user beyond the name.</summary>
public sealed record UserDetails
{
    /// <summary>The names of the managed policies attached to the user directly.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>The names of the user's own inline policies.</summary>
    public IReadOnlyList<string> InlinePolicies { get; init; } = [];

    /// <summary>The access keys; <see langword="null"/> where AWS did not tell.</summary>
    public IReadOnlyList<UserKey>? Keys { get; init; }

    /// <summary>Whether there is a console password.</summary>
    public bool? HasPassword { get; init; }

    /// <summary>Whether there is an MFA device.</summary>
    public bool? MfaEnabled { get; init; }

    /// <summary>Whether Lock-AdminUser has locked the user.</summary>
    public bool IsLocked { get; init; }
}
