using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Disables access keys: AWS refuses them until they are enabled again.</summary>
/// <remarks>
/// <para>A key that is inactive already is as it should be, and no error. The key that you work with yourself, and what the last
/// administrator signs in with, are not disabled without -Force. Where a pipeline gives the keys, yours is left out with a
/// warning.</para>
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
    private KeyGuard? _guard;

    /// <summary>The user it belongs to. Without it IAM is asked.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <summary>Disable even the key that you work with, or the last one that an administrator can sign in with.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _guard ??= new KeyGuard(this, Force);
        if (_guard.Admit(record.Name, Names.OrNothing(UserName), "Disabling this key", MyInvocation.ExpectingInput) is { } key)
        {
            SetStatus(
                record.Name, key.UserName, active: false, (target, action) => _guard.Confirm(target, action, key.Loss));
        }
    }
}
