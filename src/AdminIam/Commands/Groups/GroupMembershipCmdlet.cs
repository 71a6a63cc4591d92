using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Users;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>What putting users into groups and taking them out share.</summary>
public abstract class GroupMembershipCmdlet : UserCmdlet
{
    private Memberships? _memberships;

    /// <summary>The groups' names; in a CSV cell separated by semicolons.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 1, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Column("Group", IsRequired = true)]
    [CsvList]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>Write the users to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the groups of one user.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="action">What is done, as far as the groups' names.</param>
    /// <param name="change">Does it, with the user's and the groups' names.</param>
    /// <param name="confirm">Asks whether it is to be done, with the user's name and the action.</param>
    internal void Change(
        string userName, string action, Func<Memberships, string, string[], Task<IReadOnlyList<string>>> change,
        Func<string, string, bool>? confirm = null)
    {
        var groups = GroupName;
        if (!(confirm ?? ShouldProcess)(userName, $"{action} {string.Join(", ", groups)}"))
            return;
        _memberships ??= new Memberships(Iam, Stop);
        Submit(userName, () => change(_memberships, userName, groups), changed => Write(userName, changed));
    }

    private void Write(string userName, IReadOnlyList<string> groups)
    {
        if (PassThru)
            WriteObject(new AdminUser(userName, Outcome.Updated, groups));
    }
}
