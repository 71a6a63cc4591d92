using System.Management.Automation;
using AdminIam.Engine.Iam.Passwords;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the account password policy.</summary>
/// <remarks><para>The policy applies to the console passwords of all IAM users, not to the root user and not to access
/// keys. If the account has no policy of its own, IsDefault is True and the default policy of IAM is returned: at least
/// 8 characters of at least three of these kinds: uppercase letters, lowercase letters, digits and symbols.</para>
/// <para>MaxPasswordAge and PasswordReusePrevention are 0 if the policy does not limit them.</para></remarks>
/// <example>
/// <summary>Get the policy</summary>
/// <code>Get-AdminPasswordPolicy</code>
/// <para>Shows the requirements for passwords.</para>
/// </example>
/// <example>
/// <summary>Check the length</summary>
/// <code>if ((Get-AdminPasswordPolicy).MinimumPasswordLength -lt 14) {
///     'The CIS AWS Foundations Benchmark requires 14 characters.'
/// }</code>
/// <para>Use Set-AdminPasswordPolicy -Preset CIS to comply with it.</para>
/// </example>
/// <example>
/// <summary>Save the policy before a change</summary>
/// <code>$null = Set-AdminPasswordPolicy -Preset CIS
/// Get-AdminPasswordPolicy | ConvertTo-Json | Set-Content policy.json
/// $null = Set-AdminPasswordPolicy -MinimumPasswordLength 20
/// Get-Content policy.json -Raw | ConvertFrom-Json |
///     Set-AdminPasswordPolicy -WhatIf</code>
/// <para>Set-AdminPasswordPolicy accepts the saved policy from the pipeline.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminPasswordPolicy", HelpUri = HelpPage.Folder + "Get-AdminPasswordPolicy.md")]
[OutputType(typeof(AdminPasswordPolicy))]
[RequiresActions("iam:GetAccountPasswordPolicy")]
public sealed class GetAdminPasswordPolicyCommand : AdminCmdlet
{
    /// <summary>Reads the policy.</summary>
    protected override void ProcessRecord()
    {
        var (run, account) = (Run, Run.Session.Identity.AccountId);
        if (TryAwait(account, () => PasswordPolicyReader.ReadAsync(run), out var policy))
            WriteObject(View.Listed(new AdminPasswordPolicy(account, policy)));
    }
}
