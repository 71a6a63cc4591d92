using System.Management.Automation;
using AdminIam.Engine.Iam.Accounts;

namespace AdminIam.Commands;

/// <summary>Shows the account: id, alias, sign-in URL, who you are, root's safeguards, counts and quotas.</summary>
/// <remarks><para>Counts and quotas are those of IAM GetAccountSummary; all of them are in the property Summary. What you may not read is
/// empty, and named in a warning.</para></remarks>
/// <example>
/// <summary>Which account is this, and who am I?</summary>
/// <code>Get-AdminAccount</code>
/// <para>Shows the account with its sign-in URL.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminAccount")]
[OutputType(typeof(AdminAccount))]
public sealed class GetAdminAccountCommand : AdminCmdlet
{
    /// <summary>Reads the account.</summary>
    protected override void ProcessRecord()
    {
        var session = Iam;
        if (!TryAwait(session.Identity.AccountId, () => AccountReader.ReadAsync(session, Stop), out var account))
            return;
        if (account.Denied.Count > 0)
            WriteWarning($"{session.Identity.Arn} may not use {string.Join(" and ", account.Denied)}; what they return is empty.");
        WriteObject(new AdminAccount(account));
    }
}
