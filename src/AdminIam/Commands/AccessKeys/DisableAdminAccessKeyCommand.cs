using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Disables access keys, so that AWS denies requests signed with them.</summary>
/// <remarks>
/// <para>This command is idempotent: a key that is already inactive is not an error. The key of the current session and
/// the last credential of the last administrator are not disabled without -Force. If the keys come from the pipeline,
/// your own key is skipped with a warning.</para>
/// </remarks>
/// <example>
/// <summary>Disable the keys of a user</summary>
/// <code>Get-AdminAccessKey alice | Disable-AdminAccessKey</code>
/// <para>Enable-AdminAccessKey enables the keys again.</para>
/// </example>
/// <example>
/// <summary>Disable keys that were not used for 45 days</summary>
/// <code>$limit = (Get-Date).AddDays(-45)
/// Get-AdminAccessKey | Where-Object {
///     $_.CreateDate -lt $limit -and
///     (-not $_.LastUsed -or $_.LastUsed -lt $limit)
/// } | Disable-AdminAccessKey</code>
/// <para>Keys created in the last 45 days are not affected, even if they were never used.</para>
/// </example>
/// <example>
/// <summary>Disable the keys that a review selected</summary>
/// <code>Get-AdminAccessKey | Export-Csv review.csv
/// # Delete the rows of the keys to keep, and then:
/// Import-Csv review.csv | Disable-AdminAccessKey -WhatIf</code>
/// <para>The columns AccessKeyId and UserName identify the keys. Without -WhatIf, the keys are disabled.</para>
/// </example>
[Cmdlet(
    VerbsLifecycle.Disable, "AdminAccessKey", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Disable-AdminAccessKey.md")]
[OutputType(typeof(AdminAccessKey))]
[RequiresActions(
    "iam:ListUsers", Parameters = [nameof(UserName)], When = "to suggest names",
    Otherwise = "no similar names are suggested")]
[RequiresActions("iam:GetAccountAuthorizationDetails", When = "without -Force")]
[RequiresActions("iam:GetLoginProfile", When = "without -Force, if administrators are affected")]
public sealed class DisableAdminAccessKeyCommand : AccessKeyStatusCmdlet
{
    private KeyGuard? _guard;

    /// <summary>The user of the key. If it is not specified, the user is looked up.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <summary>Disables the key even if it is the key of the current session or the last credential of the last
    /// administrator.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _guard ??= new KeyGuard(this, Force);
        var userName = NameArgument.OrNull(UserName);
        if (_guard.Admit(record.Name, userName, "Disabling this key", MyInvocation.ExpectingInput) is { } key)
        {
            SetStatus(
                record.Name, key.UserName, active: false, (target, action) => _guard.Confirm(target, action, key.Loss));
        }
    }
}
