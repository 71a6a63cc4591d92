using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;
using AdminIam.Engine.Safeguards.Reports;

namespace AdminIam.Tests.Engine.Safeguards.Reports;

/// <summary>Reports of an account with violations, written by hand.</summary>
internal static class TestReports
{
    public const string Account = "123456789012";

    /// <summary>Markup and quotes of every kind, a control character, a character that hides, and text beyond the basic
    /// plane.</summary>
    public const string Hostile =
        "</code></pre><script>alert(1)</script><img src=\"http://192.0.2.1/x\" onerror='alert(2)'>"
        + "&amp;{0}\u0001\u202E𝄞";

    public static readonly DateTime Now = new(2026, 11, 27, 9, 30, 15, 250, DateTimeKind.Utc);

    public static readonly SafeguardCheck RootKey = Check(
        "RootAccessKey", "The root user has no access key", "Root user", FindingSeverity.Critical, "1.4", "IAM.4");

    public static readonly SafeguardCheck UserMfa = Check(
        "UserMfa", "Users with a password have MFA", "MFA", FindingSeverity.High, "1.10", "IAM.5");

    public static readonly SafeguardCheck PasswordLength = Check(
        "PasswordLength", "Passwords have at least 14 characters", "Passwords", FindingSeverity.Medium, "1.8",
        "IAM.15");

    public static readonly SafeguardCheck EmptyGroup = Check(
        "EmptyGroup", "Groups have members", "Permissions", FindingSeverity.Low);

    public static readonly SafeguardCheck Contacts = Check(
        "ContactDetails", "The contact details are current", "Account", FindingSeverity.Medium, "1.1");

    public static readonly SafeguardCheck Certificates = Check(
        "ExpiredCertificate", "No server certificate has expired", "Account", FindingSeverity.Medium, "1.19", "IAM.26");

    public static readonly SafeguardCheck CentralRoot = Check(
        "CentralRootAccess", "Root access is managed centrally", "Root user", FindingSeverity.Medium);

    /// <summary>A report with findings of every status, severity and kind of remedy.</summary>
    public static SafeguardReport Rich(string name = "alice") => Of(
        Find(RootKey, FindingStatus.Failed, "The root user has an access key.") with
        {
            Guidance = "Sign in as root user and delete the access keys below Security credentials.",
        },
        Find(CentralRoot, FindingStatus.NotApplicable, "The account is not in an organization."),
        Find(
            PasswordLength, FindingStatus.Failed, "Passwords may have 8 characters.",
            remedy: new TestRepair("Set-AdminPasswordPolicy -MinimumPasswordLength 14")),
        Find(
            UserMfa, FindingStatus.Failed, $"The user {name} has a password and no MFA.", name,
            new Remedy($"New-AdminMfaDevice '{name}' | Enable-AdminMfaDevice -FromSeed")),
        Find(UserMfa, FindingStatus.Accepted, "The user bob has no MFA. Accepted until 2026-12-31: " + name, "bob"),
        Find(
            EmptyGroup, FindingStatus.Failed, "The group Auditors has no members.", "Auditors",
            new TestRepair("Remove-AdminGroup Auditors -Force", needsForce: true)),
        Find(Contacts, FindingStatus.Manual, "No API returns the contact details.") with
        {
            Guidance = "Open Account in the console and check them.",
        },
        Find(Certificates, FindingStatus.Unknown, "The permission iam:ListServerCertificates is missing.")) with
    {
        AccountAlias = "example-" + name,
        CredentialReportTime = Now.AddMinutes(-73),
        Users =
        [
            new(name, true, false, true, false, Now.AddDays(-500), Now.AddDays(-3), [Now.AddDays(-412)], null),
            new("bob", true, null, true, true, Now.AddDays(-50), null, [], null),
            new("carol", false, true, true, true, Now.AddDays(-70), Now.AddDays(-69), [Now.AddDays(-20), Now], Now),
        ],
    };

    /// <summary>A report with nothing but passed checks, and without users.</summary>
    public static SafeguardReport Clean() => Of(
        Find(RootKey, FindingStatus.Passed, "The root user has no access key."),
        Find(UserMfa, FindingStatus.Passed, "All 3 users with a password have MFA."),
        Find(EmptyGroup, FindingStatus.Passed, "All 2 groups have members."));

    /// <summary>A report of a large account: none of the users has MFA.</summary>
    public static SafeguardReport Large(int users, int administrators) => Of(
        [
            .. Enumerable.Range(0, users).Select(i => Find(
                UserMfa, FindingStatus.Failed, $"The user user{i} has a password and no MFA.", $"user{i}",
                new Remedy($"New-AdminMfaDevice user{i}"))),
        ]) with
    {
        Users =
        [
            .. Enumerable.Range(0, users).Select(i => new ReportUser(
                $"user{i}", i >= users - administrators, false, true, false, Now.AddDays(-i % 900),
                i % 7 == 0 ? null : Now.AddDays(-i % 400), [Now.AddDays(-i % 700)], null)),
        ],
    };

    public static SafeguardReport Of(params Finding[] findings) => new()
    {
        AccountId = Account, Time = Now, Findings = findings,
    };

    public static Finding Find(
        SafeguardCheck check, FindingStatus status, string reason, string? user = null, Remedy? remedy = null) =>
        new(check, status, reason, user ?? Account, user, remedy, null);

    private static SafeguardCheck Check(
        string id, string title, string area, FindingSeverity severity, string? cis = null, string? hub = null) =>
        new(_ => [])
        {
            Id = id, Title = title, Area = area, Severity = severity,
            Cis = cis is null
                ? new SortedDictionary<string, string>()
                : new SortedDictionary<string, string> { ["3.0"] = cis, ["7.0"] = "2." + cis },
            SecurityHub = hub is null ? [] : [hub],
        };
}
