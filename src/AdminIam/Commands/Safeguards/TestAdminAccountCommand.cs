using System.Management.Automation;
using AdminIam.Engine.Safeguards;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Tests whether the administration of an account is sound.</summary>
/// <example>
/// <summary>Test an account</summary>
/// <code>Test-AdminAccount</code>
/// <para>Shows the findings.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "AdminAccount", HelpUri = HelpPage.Folder + "Test-AdminAccount.md")]
[OutputType(typeof(AdminFinding))]
[RequiresActions]
public sealed class TestAdminAccountCommand : AdminCmdlet
{
    /// <summary>Tests the account.</summary>
    protected override void ProcessRecord()
    {
        if (!TryAwait(
            Run.Session.Identity.AccountId, new SafeguardTester(Run, SafeguardCatalog.All).TestAsync, out var report))
        {
            return;
        }

        foreach (var finding in report.Findings)
            WriteObject(new AdminFinding(finding, report));
    }
}
