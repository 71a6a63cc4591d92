using System.Management.Automation;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>What enabling and disabling access keys share.</summary>
public abstract class AccessKeyStatusCmdlet : BulkCmdlet
{
    private AccessKeyWriter? _writer;

    /// <summary>The key's id.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Id")]
    [Column(IsName = true, IsRequired = true)]
    public string[] AccessKeyId { get; set; } = [];

    /// <summary>Enables or disables one key.</summary>
    /// <param name="accessKeyId">The key's id.</param>
    /// <param name="userName">The user it belongs to, if it is known.</param>
    /// <param name="active">Whether AWS is to accept it.</param>
    /// <param name="confirm">Asks whether it is to be done, with the key and the action.</param>
    internal void SetStatus(string accessKeyId, string? userName, bool active, Func<string, string, bool> confirm)
    {
        if (!confirm(
            userName is null ? accessKeyId : $"{accessKeyId} of {userName}", active ? "Enable access key" : "Disable access key"))
        {
            WriteObject(new AdminAccessKey(userName, accessKeyId));
            return;
        }

        _writer ??= new AccessKeyWriter(Iam, Stop);
        Submit(
            accessKeyId, () => _writer.SetStatusAsync(accessKeyId, userName, active), key => WriteObject(new AdminAccessKey(key)));
    }
}
