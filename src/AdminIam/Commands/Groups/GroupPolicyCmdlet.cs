using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that attach managed policies to groups and detach them.</summary>
[RequiresActions("iam:GetGroup", "iam:ListAttachedGroupPolicies")]
public abstract class GroupPolicyCmdlet : InputCmdlet
{
    private GroupPolicies? _policies;

    /// <summary>The name of the group, up to 128 characters.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Alias("Name")]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>The names (1 to 128 characters) or ARNs of managed policies. In a CSV cell, separate them with
    /// semicolons. By default, AWS permits 10 managed policies for a group.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 1, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Alias("PolicyArn", "Arn")]
    [Column("PolicyName", IsRequired = true, PreferredProperty = "Policy")]
    [CsvList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(GroupPolicyCompleter))]
    public string[] Policy { get; set; } = [];

    /// <summary>Returns the groups.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the policies of one group.</summary>
    /// <param name="verb">The verb of the action text.</param>
    /// <param name="change">Applies the change.</param>
    /// <param name="confirm">Calls ShouldProcess with a target and an action.</param>
    internal void Change(
        string groupName, string verb, Func<GroupPolicies, Task<GroupRecord>> change,
        Func<string, string, bool>? confirm = null)
    {
        var policies = Policy.Length == 0 ? "no policy" : string.Join(", ", Policy);
        if (!(confirm ?? ShouldProcess)(groupName, $"{verb} {policies}"))
        {
            if (PassThru && TryAwait(groupName, () => FindAsync(groupName), out var current))
            {
                WriteObject(current is null
                    ? new AdminGroup(groupName, null, null)
                    : new AdminGroup(current, Outcome.WhatIf));
            }

            return;
        }

        _policies ??= new GroupPolicies(Run);
        if (TryAwait(groupName, () => change(_policies), out var group) && PassThru)
            WriteObject(new AdminGroup(group));
    }

    // With -WhatIf, a group that another command would create does not exist.
    private async Task<GroupRecord?> FindAsync(string groupName)
    {
        var reader = new GroupReader(Run);
        return await reader.FindAsync(groupName).ConfigureAwait(false) is { } group
            ? await reader.WithPoliciesAsync(group).ConfigureAwait(false)
            : null;
    }
}
