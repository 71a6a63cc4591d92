using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Users;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that add users to groups and remove them.</summary>
public abstract class GroupMembershipCmdlet : UserCmdlet
{
    private Memberships? _memberships;

    /// <summary>The names of the groups, up to 128 characters each. In a CSV cell, separate names with semicolons. A
    /// user can be in 10 groups.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 1, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Column("Group", IsRequired = true)]
    [CsvList]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>Returns the users.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the groups of one user.</summary>
    /// <param name="action">The action text, which precedes the group names.</param>
    /// <param name="change">Applies the change to a user and groups.</param>
    /// <param name="confirm">Calls ShouldProcess with a target and an action.</param>
    internal void Change(
        string userName, string action, Func<Memberships, string, string[], Task<IReadOnlyList<string>>> change,
        Func<string, string, bool>? confirm = null)
    {
        var groups = GroupName;
        if (!(confirm ?? ShouldProcess)(userName, $"{action} {string.Join(", ", groups)}"))
            return;
        _memberships ??= new Memberships(Run);
        Submit(userName, () => change(_memberships, userName, groups), changed => Write(userName, changed));
    }

    private void Write(string userName, IReadOnlyList<string> groups)
    {
        if (PassThru)
            WriteObject(new AdminUser(userName, Outcome.Updated, groups));
    }
}
