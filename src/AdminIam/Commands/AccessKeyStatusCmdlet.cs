using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Engine.AccessKeys;

namespace AdminIam.Commands;

/// <summary>What enabling and disabling access keys share.</summary>
public abstract class AccessKeyStatusCmdlet : BulkCmdlet
{
    private AccessKeyWriter? _writer;

    /// <summary>The key's id.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RowName(nameof(AccessKeyId))]
    public string AccessKeyId { get; set; } = string.Empty;

    /// <summary>Takes one key in.</summary>
    /// <param name="user">The user it belongs to, if the command was told.</param>
    /// <param name="active">Whether AWS is to accept it.</param>
    /// <param name="force">Whether even the key that this session works with may be disabled.</param>
    internal void SetStatus(string? user, bool active, bool force)
    {
        var (accessKeyId, userName) = (AccessKeyId.Trim(), Names.OrNothing(user));
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
