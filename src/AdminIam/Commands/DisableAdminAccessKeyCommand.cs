using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Disables access keys: AWS refuses them until they are enabled again.</summary>
/// <remarks>
/// <para>A key that is inactive already is as it should be, and no error. The key that you work with yourself is refused
/// without -Force.</para>
/// </remarks>
/// <example>
/// <summary>Disable the keys of a user</summary>
/// <code>Get-AdminAccessKey alice | Disable-AdminAccessKey</code>
/// <para>Enable-AdminAccessKey gives them back.</para>
/// </example>
/// <example>
/// <summary>Disable keys that nobody used for 45 days</summary>
/// <code>Get-AdminAccessKey | Where-Object { $_.Age.TotalDays -gt 45 -and (-not $_.LastUsed -or $_.LastUsed -lt (Get-Date).AddDays(-45)) } | Disable-AdminAccessKey</code>
/// <para>Keys made lately are left, even if they were not used yet.</para>
/// </example>
[Cmdlet(
    VerbsLifecycle.Disable, "AdminAccessKey", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminAccessKey))]
public sealed class DisableAdminAccessKeyCommand : AccessKeyStatusCmdlet
{
    /// <summary>The user it belongs to. Without it IAM is asked.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <summary>Disable even the key that you work with.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record) => SetStatus(record.Name, UserName, active: false, Force);
}
