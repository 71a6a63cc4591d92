namespace AdminIam.Engine.Safeguards.Reports;

/// <summary>A user in a report.</summary>
/// <param name="UserName">The name.</param>
/// <param name="IsAdministrator">Whether the user has administrator access; <see langword="null"/> if the policies are
/// not known.</param>
/// <param name="IsLocked">Whether a policy denies the user all actions; <see langword="null"/> if it is not
/// known.</param>
/// <param name="HasPassword">Whether the user has a console password.</param>
/// <param name="HasMfa">Whether the user has an MFA device.</param>
/// <param name="Created">When the user was created, in UTC.</param>
/// <param name="LastSignIn">When the password was last used, in UTC; <see langword="null"/> if never.</param>
/// <param name="ActiveKeys">When each active access key was created or last changed, in UTC.</param>
/// <param name="LastKeyUse">When an access key was last used, in UTC; <see langword="null"/> if never.</param>
public sealed record ReportUser(
    string UserName, bool? IsAdministrator, bool? IsLocked, bool HasPassword, bool HasMfa, DateTime? Created,
    DateTime? LastSignIn, IReadOnlyList<DateTime> ActiveKeys, DateTime? LastKeyUse);
