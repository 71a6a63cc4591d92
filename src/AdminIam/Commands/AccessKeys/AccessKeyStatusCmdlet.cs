using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that enable and disable access keys.</summary>
[RequiresActions("iam:UpdateAccessKey", "iam:ListAccessKeys")]
[RequiresActions("iam:GetAccessKeyLastUsed", When = "without -UserName")]
public abstract class AccessKeyStatusCmdlet : BulkCmdlet
{
    private AccessKeyWriter? _writer;

    /// <summary>The ID of the access key, 16 to 128 letters, digits and underscores.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Id")]
    [Column(IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(AccessKeyIdCompleter))]
    public string[] AccessKeyId { get; set; } = [];

    /// <summary>Enables or disables one access key.</summary>
    /// <param name="userName">The user of the key, if known.</param>
    /// <param name="active">Whether to enable the key.</param>
    /// <param name="confirm">Calls ShouldProcess with a target and an action.</param>
    internal void SetStatus(string accessKeyId, string? userName, bool active, Func<string, string, bool> confirm)
    {
        var target = userName is null ? accessKeyId : $"{accessKeyId} of {userName}";
        if (!confirm(target, active ? "Enable access key" : "Disable access key"))
        {
            WriteObject(new AdminAccessKey(userName, accessKeyId));
            return;
        }

        _writer ??= new AccessKeyWriter(Run);
        Submit(
            accessKeyId, () => _writer.SetStatusAsync(accessKeyId, userName, active),
            key => WriteObject(new AdminAccessKey(key)));
    }
}
