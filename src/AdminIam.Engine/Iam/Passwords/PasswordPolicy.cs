namespace AdminIam.Engine.Iam.Passwords;

/// <summary>The rules a console password of this account must keep.</summary>
public sealed record PasswordPolicy
{
    /// <summary>What IAM enforces while an account has set no policy of its own: eight characters and three of the
    /// four classes (IAM User Guide, "Default password policy"). Users may not change their own password.</summary>
    public static PasswordPolicy Default { get; } = new() { IsDefault = true, MinimumLength = 8, RequiredClasses = 3 };

    /// <summary>Whether the account has set no policy of its own.</summary>
    public bool IsDefault { get; init; }

    /// <summary>6 to 128 characters.</summary>
    public int MinimumLength { get; init; }

    /// <summary>How many of the four character classes there must be, whichever they are.</summary>
    public int RequiredClasses { get; init; }

    /// <summary>One of <c>! @ # $ % ^ &amp; * ( ) _ + - = [ ] { } | '</c> is required.</summary>
    public bool RequireSymbols { get; init; }

    /// <summary>A digit is required.</summary>
    public bool RequireNumbers { get; init; }

    /// <summary>An upper-case letter A-Z is required.</summary>
    public bool RequireUppercase { get; init; }

    /// <summary>A lower-case letter a-z is required.</summary>
    public bool RequireLowercase { get; init; }

    /// <summary>Whether every user may change their own password without a policy that says so.</summary>
    public bool AllowUsersToChangePassword { get; init; }
}
