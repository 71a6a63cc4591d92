using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.PasswordPolicies;
using AdminIam.Engine.Iam.Passwords;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deletes the account password policy, so that the default policy of IAM applies.</summary>
/// <remarks><para>The default policy requires at least 8 characters of at least three of these kinds: uppercase
/// letters, lowercase letters, digits and symbols. Passwords do not expire, can be used again, and users cannot change
/// their own password without a policy that allows it. Existing passwords remain valid.</para>
/// <para>This command is idempotent: an account without a policy is not an error.</para></remarks>
/// <example>
/// <summary>Preview the deletion</summary>
/// <code>$null = Set-AdminPasswordPolicy -Preset CIS
/// Remove-AdminPasswordPolicy -WhatIf</code>
/// <para>Shows the settings that would change.</para>
/// </example>
/// <example>
/// <summary>Return to the default policy</summary>
/// <code>Remove-AdminPasswordPolicy -Confirm:$false</code>
/// <para>Returns the default policy.</para>
/// </example>
/// <example>
/// <summary>Replace the policy</summary>
/// <code>$null = Remove-AdminPasswordPolicy -Confirm:$false
/// Set-AdminPasswordPolicy -Preset CIS -AllowUsersToChangePassword $true</code>
/// <para>The new policy starts from the default policy, not from the old one.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminPasswordPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPage.Folder + "Remove-AdminPasswordPolicy.md")]
[OutputType(typeof(AdminPasswordPolicy))]
[RequiresActions("iam:DeleteAccountPasswordPolicy", "iam:GetAccountPasswordPolicy")]
public sealed class RemoveAdminPasswordPolicyCommand : AdminCmdlet
{
    /// <summary>Deletes the policy.</summary>
    protected override void ProcessRecord()
    {
        var (run, account) = (Run, Run.Session.Identity.AccountId);
        if (!TryAwait(account, () => PasswordPolicyReader.ReadAsync(run), out var current))
            return;
        if (current.IsDefault)
        {
            WriteObject(new AdminPasswordPolicy(account, current, Outcome.Unchanged));
            return;
        }

        var plan = new PasswordPolicyPlan(current, PasswordPolicy.Default);
        if (!ShouldProcess(account, $"Delete password policy: {string.Join("; ", plan.Changes)}"))
            WriteObject(new AdminPasswordPolicy(account, current, Outcome.WhatIf, plan.Changes));
        else if (TryAwait(account, new PasswordPolicyEditor(run).RemoveAsync, out _))
            WriteObject(new AdminPasswordPolicy(account, plan.Target, Outcome.Updated, plan.Changes));
    }
}
