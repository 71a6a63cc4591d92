using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.IdentityCenter.Users;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that add users of IAM Identity Center to groups and remove them.</summary>
[RequiresActions("identitystore:DescribeGroup")]
[RequiresActions("identitystore:GetGroupId", When = "for names of groups")]
[RequiresActions(
    "identitystore:ListGroups", When = "to suggest names", Otherwise = "no similar names are suggested")]
public abstract class IdentityMembershipCmdlet : IdentityUserCmdlet
{
    private MembershipEditor? _editor;

    /// <summary>The names or IDs of the groups, up to 1,024 characters each. In a CSV cell, separate names with
    /// semicolons; a group whose name contains a semicolon is specified by its ID.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 1, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Column("Group", IsRequired = true)]
    [CsvList]
    [ArgumentCompleter(typeof(IdentityGroupNameCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>Returns the users.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the memberships.</summary>
    /// <param name="force">Whether to change the members of groups that an external directory owns.</param>
    private protected MembershipEditor Editor(bool force) => _editor ??= new MembershipEditor(Center, force);

    private protected void Write(UserResult user)
    {
        if (PassThru)
            WriteObject(new AdminIdentityUser(user, Center.Session.Instance.PortalUrl));
    }
}
