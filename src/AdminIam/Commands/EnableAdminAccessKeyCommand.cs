using System.Management.Automation;
using AdminIam.Completers;

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
[Cmdlet(VerbsLifecycle.Enable, "AdminAccessKey", SupportsShouldProcess = true)]
[OutputType(typeof(AdminAccessKey))]
public sealed class EnableAdminAccessKeyCommand : AccessKeyStatusCmdlet
{
    /// <summary>The user it belongs to. Without it IAM is asked.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <summary>Takes one key in.</summary>
    protected override void ProcessRecord() => SetStatus(UserName, active: true, force: false);
}
