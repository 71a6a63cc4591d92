using System.Management.Automation;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Adds users of IAM Identity Center to groups.</summary>
/// <remarks><para>This command is idempotent: a user who is already in the group is not an error, and the outcome of
/// -PassThru is Unchanged.</para>
/// <para>The members of a group that an external directory owns are changed only with -Force, because the directory
/// does not receive the change and may undo it.</para></remarks>
/// <example>
/// <summary>Add a user to a group</summary>
/// <code>Add-AdminIdentityUserToGroup alice Administrators</code>
/// <para>The user alice gets the access to accounts that is assigned to Administrators.</para>
/// </example>
/// <example>
/// <summary>Add the users that match a pattern to a group</summary>
/// <code>Get-AdminIdentityUser a* |
///     Add-AdminIdentityUserToGroup -GroupName Administrators -PassThru</code>
/// <para>With -PassThru, the command returns the users and what was changed.</para>
/// </example>
/// <example>
/// <summary>Add the users of rows to groups</summary>
/// <code>@'
/// UserName,GroupName
/// alice,Administrators
/// '@ | ConvertFrom-Csv | Add-AdminIdentityUserToGroup -WhatIf</code>
/// <para>The groups must exist. Several groups in a cell are separated by semicolons.</para>
/// </example>
/// <seealso cref="RemoveAdminIdentityUserFromGroupCommand"/>
/// <seealso cref="GetAdminIdentityGroupMemberCommand"/>
[Cmdlet(
    VerbsCommon.Add, "AdminIdentityUserToGroup", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Add-AdminIdentityUserToGroup.md")]
[OutputType(typeof(AdminIdentityUser))]
[RequiresActions("identitystore:CreateGroupMembership")]
[RequiresActions("identitystore:GetGroupMembershipId", When = "if a response is lost")]
public sealed class AddAdminIdentityUserToGroupCommand : IdentityMembershipCmdlet
{
    /// <summary>Also changes the members of groups that an external directory owns.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessUser(string user, string userName)
    {
        var (editor, groups) = (Editor(Force), GroupName);
        var names = string.Join(", ", groups);
        // Names that do not exist are reported by -WhatIf, too.
        if (IsPreviewed)
        {
            if (!TryAwait(userName, () => editor.PlanAsync(user, groups), out var plan))
                return;
            (userName, names) = (plan.User.UserName, string.Join(", ", plan.GroupNames));
        }

        if (ShouldProcess(userName, $"Add to group {names}"))
            Submit(userName, () => editor.AddAsync(user, groups), Write);
    }
}
