using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of MFA. A person must receive the QR code, so no remedy can be applied unattended.</summary>
internal static class MfaChecks
{
    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        new(UserMfa)
        {
            Id = "UserMfa", Title = "Users with a password have MFA", Area = SafeguardAreas.Mfa,
            Severity = FindingSeverity.High, Needs = CheckedUsers.Needs,
            Cis = CisNumbers.Of("1.10", "1.10", "1.9", "2.9", "2.10"), SecurityHub = ["IAM.5"],
            IsPerUser = true,
        },
        new(AdministratorMfa)
        {
            Id = "AdministratorMfa", Title = "Administrators have MFA", Area = SafeguardAreas.Mfa,
            Severity = FindingSeverity.Critical, Needs = CheckedUsers.Needs, SecurityHub = ["IAM.19"],
            IsPerUser = true,
        },
    ];

    private static IEnumerable<Verdict> UserMfa(AccountFacts facts)
    {
        var users = CheckedUsers.WithPassword(facts);
        return Verdicts.Of(
            users.Where(IsWithoutMfa).Select(user => Verdicts.OfUser(
                user.UserName, "The user has a password and no MFA device.", AssignDevice(user))),
            () => Verdicts.AllPassed(
                users.Count, "user", "with a password", "all have MFA", CheckedUsers.Note(facts)));
    }

    private static IEnumerable<Verdict> AdministratorMfa(AccountFacts facts)
    {
        var inventory = facts.Inventory.Value;
        var users = CheckedUsers.Of(facts)
            .Where(user => SignIns.CanSignIn(user) && inventory.IsAdministrator(user.UserName))
            .ToList();
        return Verdicts.Of(
            users.Where(IsWithoutMfa).Select(user => Verdicts.OfUser(
                user.UserName, $"The administrator has {SignIns.Text(user)} and no MFA device.", AssignDevice(user))),
            () => Verdicts.AllPassed(
                users.Count, "administrator", "with a password or an active access key", "all have MFA",
                CheckedUsers.Note(facts)));
    }

    private static bool IsWithoutMfa(CredentialReportEntry user) => user.MfaActive != true;

    private static Remedy AssignDevice(CredentialReportEntry user)
    {
        var name = CommandLine.Argument(user.UserName);
        var file = CommandLine.Argument($"{user.UserName}.png");
        return new Remedy(
            $"New-AdminMfaDevice -UserName {name} -QrCodePath {file} | Enable-AdminMfaDevice -FromSeed");
    }
}
