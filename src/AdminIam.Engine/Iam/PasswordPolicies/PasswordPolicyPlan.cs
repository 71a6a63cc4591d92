using AdminIam.Engine.Iam.Passwords;

namespace AdminIam.Engine.Iam.PasswordPolicies;

/// <summary>A change of the account password policy that was not applied yet.</summary>
/// <param name="Current">The current policy.</param>
/// <param name="Target">The policy after the change.</param>
public sealed record PasswordPolicyPlan(PasswordPolicy Current, PasswordPolicy Target)
{
    /// <summary>The settings that change, such as <c>MinimumPasswordLength: 8 -> 14</c>, by the names of AWS.</summary>
    public IReadOnlyList<string> Changes { get; } = Compare(Current, Target).ToList();

    /// <summary>Whether passwords can expire earlier than before, or their users can no longer replace them.</summary>
    public bool ExpiresEarlier =>
        Target.MaximumAge > 0
        && (Current.MaximumAge == 0
            || Target.MaximumAge < Current.MaximumAge
            || (Target.HardExpiry && !Current.HardExpiry));

    private static IEnumerable<string> Compare(PasswordPolicy before, PasswordPolicy after)
    {
        (string Name, object Before, object After)[] settings =
        [
            ("MinimumPasswordLength", before.MinimumLength, after.MinimumLength),
            ("RequireSymbols", before.RequireSymbols, after.RequireSymbols),
            ("RequireNumbers", before.RequireNumbers, after.RequireNumbers),
            ("RequireUppercaseCharacters", before.RequireUppercase, after.RequireUppercase),
            ("RequireLowercaseCharacters", before.RequireLowercase, after.RequireLowercase),
            ("AllowUsersToChangePassword", before.AllowUsersToChangePassword, after.AllowUsersToChangePassword),
            ("MaxPasswordAge", before.MaximumAge, after.MaximumAge),
            ("PasswordReusePrevention", before.ReusePrevention, after.ReusePrevention),
            ("HardExpiry", before.HardExpiry, after.HardExpiry),
        ];
        return settings
            .Where(setting => !setting.Before.Equals(setting.After))
            .Select(setting => $"{setting.Name}: {setting.Before} -> {setting.After}");
    }
}
