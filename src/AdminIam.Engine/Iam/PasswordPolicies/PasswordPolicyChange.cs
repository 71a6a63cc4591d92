using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Passwords;

namespace AdminIam.Engine.Iam.PasswordPolicies;

/// <summary>The requested settings of the account password policy. What is not specified is not changed.</summary>
public sealed record PasswordPolicyChange
{
    private const int CisMinimumLength = 14;
    private const int CisReusePrevention = 24;

    // A custom policy cannot require three of four character classes, as the default policy does. Without a choice of
    // classes, the first custom policy therefore requires these three, so that it is not weaker.
    private static readonly PasswordPolicy First = PasswordPolicy.Default with
    {
        IsDefault = false,
        RequiredClasses = 0,
        RequireNumbers = true,
        RequireUppercase = true,
        RequireLowercase = true,
    };

    /// <summary>The recommendation for settings that are not specified. It never weakens a policy.</summary>
    public PasswordPolicyPreset? Preset { get; init; }

    /// <summary>The minimum length, 6 to 128 characters.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>Whether a symbol is required.</summary>
    public bool? RequireSymbols { get; init; }

    /// <summary>Whether a digit is required.</summary>
    public bool? RequireNumbers { get; init; }

    /// <summary>Whether an uppercase letter is required.</summary>
    public bool? RequireUppercase { get; init; }

    /// <summary>Whether a lowercase letter is required.</summary>
    public bool? RequireLowercase { get; init; }

    /// <summary>Whether all users can change their own password.</summary>
    public bool? AllowUsersToChangePassword { get; init; }

    /// <summary>The number of days after which a password expires, 1 to 1095; 0 for never.</summary>
    public int? MaximumAge { get; init; }

    /// <summary>The number of previous passwords that cannot be used again, 1 to 24; 0 for none.</summary>
    public int? ReusePrevention { get; init; }

    /// <summary>Whether only an administrator can replace an expired password.</summary>
    public bool? HardExpiry { get; init; }

    private bool IsEmpty => this == new PasswordPolicyChange();

    /// <summary>Returns the policy with the requested settings.</summary>
    /// <param name="current">The current policy.</param>
    /// <exception cref="AdminException"><c>InvalidPasswordPolicy</c>: a number is out of range.</exception>
    public PasswordPolicy ApplyTo(PasswordPolicy current)
    {
        CheckRange("MinimumPasswordLength", MinimumLength, 6, PasswordRules.MaximumLength, "characters");
        CheckRange("MaxPasswordAge", MaximumAge, 0, 1095, "days, where 0 means that passwords do not expire");
        CheckRange(
            "PasswordReusePrevention", ReusePrevention, 0, 24, "passwords, where 0 means that all can be used again");
        if (IsEmpty)
            return current;

        var start = current.IsDefault ? First : current;
        if (Preset == PasswordPolicyPreset.Cis)
        {
            start = start with
            {
                MinimumLength = Math.Max(start.MinimumLength, CisMinimumLength),
                ReusePrevention = CisReusePrevention,
            };
        }

        return start with
        {
            MinimumLength = MinimumLength ?? start.MinimumLength,
            RequireSymbols = RequireSymbols ?? start.RequireSymbols,
            RequireNumbers = RequireNumbers ?? start.RequireNumbers,
            RequireUppercase = RequireUppercase ?? start.RequireUppercase,
            RequireLowercase = RequireLowercase ?? start.RequireLowercase,
            AllowUsersToChangePassword = AllowUsersToChangePassword ?? start.AllowUsersToChangePassword,
            MaximumAge = MaximumAge ?? start.MaximumAge,
            ReusePrevention = ReusePrevention ?? start.ReusePrevention,
            HardExpiry = HardExpiry ?? start.HardExpiry,
        };
    }

    private static void CheckRange(string name, int? value, int minimum, int maximum, string unit)
    {
        if (value is null || (value >= minimum && value <= maximum))
            return;
        throw new AdminException(
            "InvalidPasswordPolicy", ErrorKind.InvalidArgument, name, $"{name} cannot be {value}.",
            $"Specify {minimum} to {maximum} {unit}.");
    }
}
