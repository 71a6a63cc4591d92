using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Passwords;
using AdminIam.Input;

namespace AdminIam;

/// <summary>The account password policy.</summary>
[Service(ObjectService.Iam)]
public sealed class AdminPasswordPolicy
{
    internal AdminPasswordPolicy(
        string accountId, PasswordPolicy policy, Outcome? outcome = null, IEnumerable<string>? changes = null)
    {
        AccountId = accountId;
        IsDefault = policy.IsDefault;
        MinimumPasswordLength = policy.MinimumLength;
        RequireSymbols = policy.RequireSymbols;
        RequireNumbers = policy.RequireNumbers;
        RequireUppercaseCharacters = policy.RequireUppercase;
        RequireLowercaseCharacters = policy.RequireLowercase;
        AllowUsersToChangePassword = policy.AllowUsersToChangePassword;
        MaxPasswordAge = policy.MaximumAge;
        PasswordReusePrevention = policy.ReusePrevention;
        HardExpiry = policy.HardExpiry;
        Outcome = outcome?.ToString();
        Change = [.. changes ?? []];
    }

    /// <summary>The 12-digit account ID.</summary>
    public string AccountId { get; }

    /// <summary>Whether the account has no policy of its own, so that the default policy of IAM applies: at least 8
    /// characters of at least three of these kinds: uppercase letters, lowercase letters, digits and symbols.</summary>
    public bool IsDefault { get; }

    /// <summary>The minimum length of a password, in characters.</summary>
    public int MinimumPasswordLength { get; }

    /// <summary>Whether a symbol is required.</summary>
    public bool RequireSymbols { get; }

    /// <summary>Whether a digit is required.</summary>
    public bool RequireNumbers { get; }

    /// <summary>Whether an uppercase letter A-Z is required.</summary>
    public bool RequireUppercaseCharacters { get; }

    /// <summary>Whether a lowercase letter a-z is required.</summary>
    public bool RequireLowercaseCharacters { get; }

    /// <summary>Whether all users can change their own password.</summary>
    public bool AllowUsersToChangePassword { get; }

    /// <summary>The number of days after which a password expires; 0 if passwords do not expire.</summary>
    public int MaxPasswordAge { get; }

    /// <summary>The number of previous passwords that cannot be used again; 0 if all can.</summary>
    public int PasswordReusePrevention { get; }

    /// <summary>Whether only an administrator can replace an expired password.</summary>
    public bool HardExpiry { get; }

    /// <summary>The outcome of the command: Updated, Unchanged, or WhatIf, with which the other properties show the
    /// current policy.</summary>
    public string? Outcome { get; }

    /// <summary>The changes, such as "MinimumPasswordLength: 8 -> 14".</summary>
    public string[] Change { get; }

    /// <summary>Returns the account ID.</summary>
    public override string ToString() => AccountId;
}
