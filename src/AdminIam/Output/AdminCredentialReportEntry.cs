using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Input;

namespace AdminIam;

/// <summary>A row of the IAM credential report: the credentials of a user or of the root user. Dates are in
/// UTC.</summary>
[Service(ObjectService.Iam)]
public sealed class AdminCredentialReportEntry
{
    internal AdminCredentialReportEntry(CredentialReportEntry entry, CredentialReport report)
    {
        UserName = entry.UserName;
        IsRoot = entry.UserName == CredentialReportEntry.Root;
        Arn = entry.Arn;
        CreateDate = entry.CreateDate;
        HasPassword = entry.HasPassword;
        PasswordLastUsed = entry.PasswordLastUsed;
        PasswordLastChanged = entry.PasswordLastChanged;
        PasswordNextRotation = entry.PasswordNextRotation;
        MfaEnabled = entry.MfaActive;
        var (key1, key2) = (Key(entry, 1), Key(entry, 2));
        AccessKey1Status = Status(key1?.IsActive);
        AccessKey1LastRotated = key1?.LastRotated;
        AccessKey1LastUsedDate = key1?.LastUsed;
        AccessKey1LastUsedRegion = key1?.LastUsedRegion;
        AccessKey1LastUsedService = key1?.LastUsedService;
        AccessKey2Status = Status(key2?.IsActive);
        AccessKey2LastRotated = key2?.LastRotated;
        AccessKey2LastUsedDate = key2?.LastUsed;
        AccessKey2LastUsedRegion = key2?.LastUsedRegion;
        AccessKey2LastUsedService = key2?.LastUsedService;
        var (certificate1, certificate2) = (Certificate(entry, 1), Certificate(entry, 2));
        Certificate1Status = Status(certificate1?.IsActive);
        Certificate1LastRotated = certificate1?.LastRotated;
        Certificate2Status = Status(certificate2?.IsActive);
        Certificate2LastRotated = certificate2?.LastRotated;
        GeneratedTime = report.GeneratedTime;
        ReportAge = report.Age;
    }

    /// <summary>The name of the user; &lt;root_account&gt; for the root user.</summary>
    public string UserName { get; }

    /// <summary>Whether this is the row of the root user.</summary>
    public bool IsRoot { get; }

    /// <summary>The ARN.</summary>
    public string Arn { get; }

    /// <summary>The creation date of the user or, for the root user, of the account.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>Whether there is a console password; empty for the root user in older reports.</summary>
    public bool? HasPassword { get; }

    /// <summary>When the password was last used; empty if no use is recorded.</summary>
    public DateTime? PasswordLastUsed { get; }

    /// <summary>When the password was last changed.</summary>
    public DateTime? PasswordLastChanged { get; }

    /// <summary>When the password expires, if the password policy of the account contains a maximum age.</summary>
    public DateTime? PasswordNextRotation { get; }

    /// <summary>Whether an MFA device is enabled.</summary>
    public bool? MfaEnabled { get; }

    /// <summary>Active or Inactive; empty if there is no first access key.</summary>
    public string? AccessKey1Status { get; }

    /// <summary>When the first access key was created or its status was last changed.</summary>
    public DateTime? AccessKey1LastRotated { get; }

    /// <summary>When the first access key was last used; empty if no use is recorded.</summary>
    public DateTime? AccessKey1LastUsedDate { get; }

    /// <summary>The Region in which the first access key was last used.</summary>
    public string? AccessKey1LastUsedRegion { get; }

    /// <summary>The service with which the first access key was last used, such as iam.</summary>
    public string? AccessKey1LastUsedService { get; }

    /// <summary>Active or Inactive; empty if there is no second access key.</summary>
    public string? AccessKey2Status { get; }

    /// <summary>When the second access key was created or its status was last changed.</summary>
    public DateTime? AccessKey2LastRotated { get; }

    /// <summary>When the second access key was last used; empty if no use is recorded.</summary>
    public DateTime? AccessKey2LastUsedDate { get; }

    /// <summary>The Region in which the second access key was last used.</summary>
    public string? AccessKey2LastUsedRegion { get; }

    /// <summary>The service with which the second access key was last used, such as iam.</summary>
    public string? AccessKey2LastUsedService { get; }

    /// <summary>Active or Inactive; empty if there is no first signing certificate.</summary>
    public string? Certificate1Status { get; }

    /// <summary>When the first signing certificate was uploaded or its status was last changed.</summary>
    public DateTime? Certificate1LastRotated { get; }

    /// <summary>Active or Inactive; empty if there is no second signing certificate.</summary>
    public string? Certificate2Status { get; }

    /// <summary>When the second signing certificate was uploaded or its status was last changed.</summary>
    public DateTime? Certificate2LastRotated { get; }

    /// <summary>When AWS generated the report.</summary>
    public DateTime? GeneratedTime { get; }

    /// <summary>The age of the report when it was read.</summary>
    public TimeSpan? ReportAge { get; }

    /// <summary>Returns the name of the user.</summary>
    public override string ToString() => UserName;

    private static CredentialReportKey? Key(CredentialReportEntry entry, int slot) =>
        entry.Keys.FirstOrDefault(key => key.Slot == slot);

    private static CredentialReportCertificate? Certificate(CredentialReportEntry entry, int slot) =>
        entry.Certificates.FirstOrDefault(certificate => certificate.Slot == slot);

    private static string? Status(bool? isActive) => isActive switch
    {
        true => "Active",
        false => "Inactive",
        null => null,
    };
}
