using AdminIam.Engine.Iam.CredentialReports;

namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>The passwords, access keys and MFA of the users.</summary>
/// <param name="GeneratedTime">When the credential report was generated, in UTC.</param>
/// <param name="Root">The row of the root user; <see langword="null"/> if the report has none.</param>
/// <param name="Users">The rows of the users, without the root user.</param>
internal sealed record CredentialFacts(
    DateTime? GeneratedTime, CredentialReportEntry? Root, IReadOnlyList<CredentialReportEntry> Users)
{
    /// <summary>Whether AWS generated the credential report for this test.</summary>
    public bool IsNew { get; init; }

    /// <summary>The users who must change the password at the next sign-in, as far as it was read: the credential
    /// report does not contain it.</summary>
    public IReadOnlyCollection<string> PasswordResets { get; init; } = [];

    /// <summary>The users whose credentials were read after the report.</summary>
    public IReadOnlyCollection<string> Current { get; init; } = [];

    /// <summary>Separates the row of the root user, which is no user.</summary>
    public static CredentialFacts Of(CredentialReport report) => new(
        report.GeneratedTime,
        report.Entries.FirstOrDefault(entry => entry.UserName == CredentialReportEntry.Root),
        report.Entries.Where(entry => entry.UserName != CredentialReportEntry.Root).ToList())
    {
        IsNew = report.IsNew,
    };
}
