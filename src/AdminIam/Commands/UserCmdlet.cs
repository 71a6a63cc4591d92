using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;

namespace AdminIam.Commands;

/// <summary>Works on users who exist, each given by name.</summary>
public abstract class UserCmdlet : BulkCmdlet
{
    /// <summary>The user's name.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [RowName(nameof(UserName))]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string UserName { get; set; } = string.Empty;
}
