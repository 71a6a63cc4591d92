using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Enables access keys that are disabled.</summary>
/// <remarks><para>This command is idempotent: a key that is already active is not an error.</para></remarks>
/// <example>
/// <summary>Enable a key</summary>
/// <code>$key = New-AdminAccessKey alice | Disable-AdminAccessKey
/// Enable-AdminAccessKey $key.AccessKeyId</code>
/// <para>The user of the key is looked up.</para>
/// </example>
/// <example>
/// <summary>Enable all keys of a user</summary>
/// <code>Get-AdminAccessKey alice | Enable-AdminAccessKey</code>
/// <para>AWS accepts requests that are signed with these keys again.</para>
/// </example>
/// <example>
/// <summary>Enable the disabled keys of several users</summary>
/// <code>Get-AdminAccessKey a* | Where-Object Status -EQ Inactive |
///     Enable-AdminAccessKey -WhatIf</code>
/// <para>-WhatIf shows the keys that would be enabled.</para>
/// </example>
[Cmdlet(
    VerbsLifecycle.Enable, "AdminAccessKey", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Enable-AdminAccessKey.md")]
[OutputType(typeof(AdminAccessKey))]
[RequiresActions(
    "iam:ListUsers", Parameters = [nameof(UserName)], When = "to suggest names",
    Otherwise = "no similar names are suggested")]
public sealed class EnableAdminAccessKeyCommand : AccessKeyStatusCmdlet
{
    /// <summary>The user of the key. If it is not specified, the user is looked up.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record) =>
        SetStatus(record.Name, NameArgument.OrNull(UserName), active: true, ShouldProcess);
}
