namespace AdminIam.Engine.Iam.Passwords;

/// <summary>The account password policy.</summary>
public sealed record PasswordPolicy
{
    /// <summary>The default password policy of IAM: eight characters and three of the four character classes (IAM User
    /// Guide, "Default password policy"). Users cannot change their own password.</summary>
    public static PasswordPolicy Default { get; } = new() { IsDefault = true, MinimumLength = 8, RequiredClasses = 3 };

    /// <summary>Whether this is the default policy.</summary>
    public bool IsDefault { get; init; }

    /// <summary>6 to 128 characters.</summary>
    public int MinimumLength { get; init; }

    /// <summary>The number of character classes that are required.</summary>
    public int RequiredClasses { get; init; }

    /// <summary>Whether one of <c>! @ # $ % ^ &amp; * ( ) _ + - = [ ] { } | '</c> is required.</summary>
    public bool RequireSymbols { get; init; }

    /// <summary>Whether a digit is required.</summary>
    public bool RequireNumbers { get; init; }

    /// <summary>Whether an uppercase letter A-Z is required.</summary>
    public bool RequireUppercase { get; init; }

    /// <summary>Whether a lowercase letter a-z is required.</summary>
    public bool RequireLowercase { get; init; }

    /// <summary>Whether all users can change their own password without an additional policy.</summary>
    public bool AllowUsersToChangePassword { get; init; }

    /// <summary>The number of days after which a password expires, 1 to 1095; 0 if passwords do not expire.</summary>
    public int MaximumAge { get; init; }

    /// <summary>The number of previous passwords that cannot be used again, 1 to 24; 0 if all can.</summary>
    public int ReusePrevention { get; init; }

    /// <summary>Whether only an administrator can replace an expired password.</summary>
    public bool HardExpiry { get; init; }
}
