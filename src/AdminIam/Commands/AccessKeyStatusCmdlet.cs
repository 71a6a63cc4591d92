using System.Management.Automation;
using AdminIam.Engine.AccessKeys;
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

    /// <summary>Takes one key in.</summary>
    /// <param name="accessKeyId">The key's id.</param>
    /// <param name="user">The user it belongs to, if the command was told.</param>
    /// <param name="active">Whether AWS is to accept it.</param>
    /// <param name="force">Whether even the key that this session works with may be disabled.</param>
    internal void SetStatus(string accessKeyId, string? user, bool active, bool force)
    {
        var userName = Names.OrNothing(user);
        if (!ShouldProcess(
            userName is null ? accessKeyId : $"{accessKeyId} of {userName}", active ? "Enable access key" : "Disable access key"))
        {
            WriteObject(new AdminAccessKey(userName, accessKeyId));
            return;
        }

        _writer ??= new AccessKeyWriter(Iam, Stop);
        Submit(
            accessKeyId, () => _writer.SetStatusAsync(accessKeyId, userName, active, force),
            key => WriteObject(new AdminAccessKey(key)));
    }
}
