using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;
using AdminIam.Engine.Groups;

namespace AdminIam.Commands;

/// <summary>What attaching managed policies to groups and detaching them share.</summary>
public abstract class GroupPolicyCmdlet : AdminCmdlet
{
    private GroupPolicies? _policies;

    /// <summary>The group's name.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [RowName(nameof(GroupName))]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string GroupName { get; set; } = string.Empty;

    /// <summary>Names or ARNs of managed policies; in a CSV cell separated by semicolons.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyArn", "Arn")]
    [CsvList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] Policy { get; set; } = [];

    /// <summary>Write the groups to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the policies of one group.</summary>
    /// <param name="verb">What is done with the policies.</param>
    /// <param name="standIn">The group as -WhatIf tells it.</param>
    /// <param name="change">Does it.</param>
    internal void Change(string verb, AdminGroup standIn, Func<GroupPolicies, Task<GroupRecord>> change)
    {
        if (!ShouldProcess(GroupName, $"{verb} {(Policy.Length == 0 ? "no policy" : string.Join(", ", Policy))}"))
        {
            if (PassThru)
                WriteObject(standIn);
            return;
        }

        _policies ??= new GroupPolicies(Iam, Stop);
        if (TryAwait(GroupName, () => change(_policies), out var group) && PassThru)
            WriteObject(new AdminGroup(group));
    }
}
