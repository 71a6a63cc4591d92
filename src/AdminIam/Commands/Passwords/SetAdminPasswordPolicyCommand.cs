using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.PasswordPolicies;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Changes the account password policy.</summary>
/// <remarks><para>Only the specified settings change. The API replaces the whole policy and resets what a request
/// omits; this command reads the current policy first and sends all settings.</para>
/// <para>If the account has no policy of its own, the first one starts from the default policy of IAM: 8 characters,
/// with uppercase letters, lowercase letters and digits. (The default policy accepts any three of the four kinds, which
/// cannot be expressed in a policy.)</para>
/// <para>If passwords expire earlier than before, a warning names the users whose passwords expire at once. With
/// HardExpiry, only an administrator can replace an expired password. The command therefore does not change the policy
/// without -Force if it would end your own console access, or that of the last administrator.</para></remarks>
/// <example>
/// <summary>Apply the CIS AWS Foundations Benchmark</summary>
/// <code>Set-AdminPasswordPolicy -Preset CIS</code>
/// <para>Requires at least 14 characters, and prevents the reuse of the last 24 passwords. Stricter settings
/// remain.</para>
/// </example>
/// <example>
/// <summary>Preview a change</summary>
/// <code>Set-AdminPasswordPolicy -Preset CIS -MinimumPasswordLength 20 -WhatIf</code>
/// <para>Shows the old and the new values.</para>
/// </example>
/// <example>
/// <summary>Let users change their own passwords</summary>
/// <code>Set-AdminPasswordPolicy -AllowUsersToChangePassword $true</code>
/// <para>New users can then replace a generated password at their first sign-in without an additional policy.</para>
/// </example>
/// <example>
/// <summary>Copy the policy of another account</summary>
/// <code>Get-AdminPasswordPolicy -ProfileName root-production |
///     Where-Object -Not IsDefault |
///     Set-AdminPasswordPolicy -ProfileName root-test -WhatIf</code>
/// <para>A policy from the pipeline specifies all settings. The default policy of IAM cannot be copied.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Set, "AdminPasswordPolicy", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name, HelpUri = HelpPage.Folder + "Set-AdminPasswordPolicy.md")]
[OutputType(typeof(AdminPasswordPolicy))]
[RequiresActions("iam:UpdateAccountPasswordPolicy", "iam:GetAccountPasswordPolicy")]
[RequiresActions(
    "iam:GenerateCredentialReport", "iam:GetCredentialReport", When = "if passwords expire earlier than before",
    Otherwise = "a warning states that the affected users are not known")]
[RequiresActions(
    "iam:GetAccountAuthorizationDetails", "iam:ListAccessKeys", "iam:GetLoginProfile",
    Parameters = [nameof(HardExpiry)],
    When = "without -Force, if passwords of administrators expire at once")]
public sealed class SetAdminPasswordPolicyCommand : InputCmdlet
{
    private const int NamesInWarning = 10;

    /// <summary>A published recommendation for the settings that are not specified. CIS is the CIS AWS Foundations
    /// Benchmark, versions 3.0 to 7.0: at least 14 characters, and the last 24 passwords cannot be used again. A
    /// recommendation never weakens the policy.</summary>
    [Parameter]
    [ValidateSet("CIS")]
    public string? Preset { get; set; }

    /// <summary>The minimum length of a password: 6 to 128 characters.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int? MinimumPasswordLength { get; set; }

    /// <summary>Whether a password requires one of the symbols ! @ # $ % ^ &amp; * ( ) _ + - = [ ] { } | '</summary>
    [Parameter]
    [Column]
    [CsvFlag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool? RequireSymbols { get; set; }

    /// <summary>Whether a password requires a digit.</summary>
    [Parameter]
    [Column]
    [CsvFlag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool? RequireNumbers { get; set; }

    /// <summary>Whether a password requires an uppercase letter A-Z.</summary>
    [Parameter]
    [Column]
    [CsvFlag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool? RequireUppercaseCharacters { get; set; }

    /// <summary>Whether a password requires a lowercase letter a-z.</summary>
    [Parameter]
    [Column]
    [CsvFlag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool? RequireLowercaseCharacters { get; set; }

    /// <summary>Whether all users can change their own password. Without it, a user needs a policy that allows
    /// iam:ChangePassword.</summary>
    [Parameter]
    [Column]
    [CsvFlag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool? AllowUsersToChangePassword { get; set; }

    /// <summary>The number of days after which a password expires: 1 to 1095, or 0 for passwords that do not
    /// expire.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int? MaxPasswordAge { get; set; }

    /// <summary>The number of previous passwords that cannot be used again: 1 to 24, or 0 if all can.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int? PasswordReusePrevention { get; set; }

    /// <summary>Whether only an administrator can replace an expired password. Without it, users set a new password
    /// when they sign in with an expired one.</summary>
    [Parameter]
    [Column]
    [CsvFlag]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool? HardExpiry { get; set; }

    /// <summary>Changes the policy even if it ends your own console access or that of the last
    /// administrator.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private PasswordPolicyChange Change => new()
    {
        Preset = Preset is null ? null : PasswordPolicyPreset.Cis,
        MinimumLength = MinimumPasswordLength,
        RequireSymbols = RequireSymbols,
        RequireNumbers = RequireNumbers,
        RequireUppercase = RequireUppercaseCharacters,
        RequireLowercase = RequireLowercaseCharacters,
        AllowUsersToChangePassword = AllowUsersToChangePassword,
        MaximumAge = MaxPasswordAge,
        ReusePrevention = PasswordReusePrevention,
        HardExpiry = HardExpiry,
    };

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var account = Run.Session.Identity.AccountId;
        if (record.Source is AdminPasswordPolicy { IsDefault: true } source)
        {
            Fail(IsDefault(source.AccountId), account);
            return;
        }

        var editor = new PasswordPolicyEditor(Run);
        if (!TryAwait(account, () => editor.PlanAsync(Change), out var plan))
            return;
        if (plan.Changes.Count == 0)
        {
            WriteObject(new AdminPasswordPolicy(account, plan.Current, Outcome.Unchanged));
            return;
        }

        if (plan.ExpiresEarlier && !AdmitExpiry(account, plan))
            return;
        if (!ShouldProcess(account, ChangeList.Describe("password policy", plan.Changes)))
            WriteObject(new AdminPasswordPolicy(account, plan.Current, Outcome.WhatIf, plan.Changes));
        else if (TryAwait(account, () => editor.ApplyAsync(plan), out _))
            WriteObject(new AdminPasswordPolicy(account, plan.Target, Outcome.Updated, plan.Changes));
    }

    private static AdminException IsDefault(string account) => new(
        "DefaultPasswordPolicy", ErrorKind.InvalidArgument, account,
        $"The account {account} has no password policy to copy: the default policy of IAM applies.",
        "To apply the default policy to another account, run Remove-AdminPasswordPolicy there.");

    // Refuses a change that ends the console access of the last administrator, and warns of other passwords that
    // expire.
    private bool AdmitExpiry(string account, PasswordPolicyPlan plan)
    {
        if (!TryAwait(account, () => new PasswordExpiry(Run, Force).CheckAsync(plan.Target), out var expiry))
            return false;
        if (expiry.Denial is not null)
        {
            WriteWarning(
                "The users whose passwords expire at once are not known, because the credential report cannot be read: "
                + expiry.Denial);
        }
        else if (expiry.UserNames.Count > 0)
        {
            WriteWarning(ExpiryWarning(expiry.UserNames, plan));
        }

        return true;
    }

    private static string ExpiryWarning(IReadOnlyList<string> names, PasswordPolicyPlan plan)
    {
        var more = names.Count - NamesInWarning;
        var listed = string.Join(", ", names.Take(NamesInWarning).Select(name => $"'{name}'"))
            + (more > 0 ? $" and {more} more" : string.Empty);
        var effect = plan.Target.HardExpiry
            ? "They cannot sign in to the console until an administrator sets a new password with "
                + "Set-AdminUserPassword."
            : "They must set a new password when they sign in.";
        return $"The passwords of {CountText.Of(names.Count, "user")} are older than "
            + $"{CountText.Of(plan.Target.MaximumAge, "day")} and expire at once: {listed}. {effect}";
    }
}
