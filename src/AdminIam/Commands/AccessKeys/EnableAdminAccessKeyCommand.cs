using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Enables access keys that were disabled.</summary>
/// <remarks><para>A key that is active already is as it should be, and no error.</para></remarks>
/// <example>
/// <summary>Enable a key</summary>
/// <code>$key = New-AdminAccessKey alice | Disable-AdminAccessKey; Enable-AdminAccessKey $key.AccessKeyId</code>
/// <para>IAM knows whose key it is.</para>
/// </example>
/// <example>
/// <summary>Enable all keys of a user</summary>
/// <code>Get-AdminAccessKey alice | Enable-AdminAccessKey</code>
/// <para>Programs that hold them work again.</para>
/// </example>
[Cmdlet(
    VerbsLifecycle.Enable, "AdminAccessKey", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminAccessKey))]
public sealed class EnableAdminAccessKeyCommand : AccessKeyStatusCmdlet
{
    /// <summary>The user it belongs to. Without it IAM is asked.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record) => SetStatus(record.Name, Names.OrNothing(UserName), active: true, ShouldProcess);
}
