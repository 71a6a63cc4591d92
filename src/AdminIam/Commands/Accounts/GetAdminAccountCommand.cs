using System.Management.Automation;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the AWS account: ID, alias, sign-in URL, caller, root user safeguards, counts and quotas.</summary>
/// <remarks><para>Counts and quotas are those of IAM GetAccountSummary; the property Summary contains all of them.
/// Properties that you are not authorized to read are empty, and a warning names the missing permissions.</para>
/// <para>No API assigns MFA to the root user or activates access to billing. The property Advice names the console
/// steps that remain for MFA and for the access keys of the root user. Whether IAM users can see the bills cannot be
/// read: sign in as root user, and choose the account name, Account, IAM user and role access to Billing information,
/// Edit, Activate IAM Access, Update. The topic about_AdminIam contains all steps.</para></remarks>
/// <example>
/// <summary>Get the account and the caller</summary>
/// <code>Get-AdminAccount</code>
/// <para>Shows the account with its sign-in URL.</para>
/// </example>
/// <example>
/// <summary>Do not run in another account</summary>
/// <code>if ((Get-AdminAccount).AccountId -ne '123456789012') {
///     throw 'This runbook is only for the account 123456789012.'
/// }</code>
/// <para>A runbook can verify its account before the first change.</para>
/// </example>
/// <example>
/// <summary>Report the root users of several accounts</summary>
/// <code>(Get-AdminAccount -ProfileName root-production),
///     (Get-AdminAccount -ProfileName root-test) |
///     Select-Object AccountId, Alias, RootMfaEnabled, RootAccessKeysPresent |
///     Export-Csv root-users.csv</code>
/// <para>Each account is read with its own profile.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminAccount", HelpUri = HelpPage.Folder + "Get-AdminAccount.md")]
[OutputType(typeof(AdminAccount))]
[RequiresActions("iam:GetAccountSummary", "iam:ListAccountAliases", Otherwise = "the properties are empty")]
public sealed class GetAdminAccountCommand : AdminCmdlet
{
    /// <summary>Reads the account.</summary>
    protected override void ProcessRecord()
    {
        var run = Run;
        if (!TryAwait(run.Session.Identity.AccountId, () => AccountReader.ReadAsync(run), out var account))
            return;
        if (account.Denied.Count > 0)
        {
            WriteWarning(
                $"{run.Session.Identity.Arn} is not authorized to perform {string.Join(" and ", account.Denied)}. "
                + "The corresponding properties are empty.");
        }

        WriteObject(View.Listed(new AdminAccount(account)));
    }
}
