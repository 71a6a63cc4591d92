using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>What attaching managed policies to groups and detaching them share.</summary>
public abstract class GroupPolicyCmdlet : InputCmdlet
{
    private GroupPolicies? _policies;

    /// <summary>The group's name.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Alias("Name")]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>Names or ARNs of managed policies; in a CSV cell separated by semicolons.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 1, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Alias("PolicyArn", "Arn")]
    [Column("PolicyName", IsRequired = true, PreferredProperty = "Policy")]
    [CsvList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] Policy { get; set; } = [];

    /// <summary>Write the groups to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the policies of one group.</summary>
    /// <param name="groupName">The group.</param>
    /// <param name="verb">What is done with the policies.</param>
    /// <param name="change">Does it.</param>
    /// <param name="confirm">Asks whether it is to be done, with the group's name and the action.</param>
    internal void Change(
        string groupName, string verb, Func<GroupPolicies, Task<GroupRecord>> change,
        Func<string, string, bool>? confirm = null)
    {
        if (!(confirm ?? ShouldProcess)(groupName, $"{verb} {(Policy.Length == 0 ? "no policy" : string.Join(", ", Policy))}"))
        {
            if (PassThru && TryAwait(groupName, () => FindAsync(groupName), out var current))
                WriteObject(current is null ? new AdminGroup(groupName, null, null) : new AdminGroup(current, Outcome.WhatIf));
            return;
        }

        _policies ??= new GroupPolicies(Iam, Stop);
        if (TryAwait(groupName, () => change(_policies), out var group) && PassThru)
            WriteObject(new AdminGroup(group));
    }

    // A group that another command would create is not there yet.
    private async Task<GroupRecord?> FindAsync(string groupName)
    {
        var reader = new GroupReader(Iam, Stop);
        return await reader.FindAsync(groupName).ConfigureAwait(false) is { } group
            ? await reader.WithPoliciesAsync(group).ConfigureAwait(false)
            : null;
    }
}
