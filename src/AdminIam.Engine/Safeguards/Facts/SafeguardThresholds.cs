namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>The limits of the checks.</summary>
public sealed record SafeguardThresholds
{
    /// <summary>For how many days a password or access key may be unused. CIS: 45.</summary>
    public int UnusedDays { get; init; } = 45;

    /// <summary>How many days old an access key may be. CIS: 90.</summary>
    public int KeyAgeDays { get; init; } = 90;

    /// <summary>The minimum length of passwords. CIS: 14.</summary>
    public int PasswordLength { get; init; } = 14;

    /// <summary>How many previous passwords must not be used again. CIS: 24.</summary>
    public int PasswordReuse { get; init; } = 24;

    /// <summary>For how many days the root user must not have been used.</summary>
    public int RootUseDays { get; init; } = 30;

    /// <summary>The number of administrators who can sign in that an account needs.</summary>
    public int AdministratorCount { get; init; } = 2;

    /// <summary>For how many days a user may keep a password without signing in for the first time.</summary>
    public int FirstSignInDays { get; init; } = 14;

    /// <summary>For how many days a user may be locked.</summary>
    public int LockDays { get; init; } = 30;
}
