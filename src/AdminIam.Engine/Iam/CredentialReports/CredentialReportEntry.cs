namespace AdminIam.Engine.Iam.CredentialReports;

/// <summary>A row of the credential report: a user, or the root user as <c>&lt;root_account&gt;</c>.</summary>
public sealed record CredentialReportEntry
{
    /// <summary>The user name in the row of the root user.</summary>
    public const string Root = "<root_account>";

    /// <summary>The user's name.</summary>
    public required string UserName { get; init; }

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The creation date, in UTC.</summary>
    public DateTime? CreateDate { get; init; }

    /// <summary>Whether there is a console password; <see langword="null"/> if the report does not contain it, as
    /// older reports for the root user.</summary>
    public bool? HasPassword { get; init; }

    /// <summary>When the password was last used, in UTC.</summary>
    public DateTime? PasswordLastUsed { get; init; }

    /// <summary>When the password was last changed, in UTC.</summary>
    public DateTime? PasswordLastChanged { get; init; }

    /// <summary>When the password must be changed, in UTC.</summary>
    public DateTime? PasswordNextRotation { get; init; }

    /// <summary>Whether there is an MFA device.</summary>
    public bool? MfaActive { get; init; }

    /// <summary>The access keys, in the order of the report.</summary>
    public IReadOnlyList<CredentialReportKey> Keys { get; init; } = [];

    /// <summary>The signing certificates, in the order of the report.</summary>
    public IReadOnlyList<CredentialReportCertificate> Certificates { get; init; } = [];
}
