using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Groups;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Creates groups of IAM Identity Center.</summary>
/// <remarks>
/// <para>A group gives its members no permissions by itself: New-AdminAccountAssignment assigns it a permission set in
/// accounts.</para>
/// <para>With -Ensure, an existing group gets the specified description, and the property Change lists the
/// change.</para>
/// <para>If an external directory owns an existing group, -Ensure changes it only with -Force, because the directory
/// does not receive the change and may undo it.</para>
/// </remarks>
/// <example>
/// <summary>Create a group</summary>
/// <code>New-AdminIdentityGroup 'Cloud Team' -Description 'Operates production'</code>
/// <para>The name may contain spaces.</para>
/// </example>
/// <example>
/// <summary>Create the groups of rows</summary>
/// <code>@'
/// GroupName,Description
/// Administrators,Administers all accounts
/// Auditors,Reads all accounts
/// '@ | ConvertFrom-Csv | New-AdminIdentityGroup -Ensure</code>
/// <para>Groups that exist with this description are not changed.</para>
/// </example>
/// <example>
/// <summary>Preview the changes</summary>
/// <code>New-AdminIdentityGroup Auditors -Description 'Security' -Ensure -WhatIf</code>
/// <para>-WhatIf shows the description that would be set.</para>
/// </example>
/// <seealso cref="SetAdminIdentityGroupCommand"/>
[Cmdlet(
    VerbsCommon.New, "AdminIdentityGroup", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "New-AdminIdentityGroup.md")]
[OutputType(typeof(AdminIdentityGroup))]
[RequiresActions("sso:ListInstances")]
[RequiresActions("identitystore:CreateGroup")]
[RequiresActions(
    "identitystore:DescribeGroup", Otherwise = "the command does not wait until the group is visible")]
[RequiresActions("identitystore:GetGroupId", "identitystore:DescribeGroup", Parameters = [nameof(Ensure)])]
[RequiresActions("identitystore:UpdateGroup", Parameters = [nameof(Description)], When = "with -Ensure")]
[RequiresActions("identitystore:GetGroupId", "identitystore:DescribeGroup", When = "if a response is lost")]
public sealed class NewAdminIdentityGroupCommand : InputCmdlet
{
    private IdentityGroupProvisioner? _provisioner;

    /// <summary>The name of the group: 1 to 1,024 letters, digits, punctuation, symbols and spaces. Administrator and
    /// AWSAdministrators are reserved.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name")]
    [Column("Group", "DisplayName", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string[] GroupName { get; set; } = [];

    /// <summary>The description: 1 to 1,024 characters.</summary>
    [Parameter(Position = 1)]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Description { get; set; }

    /// <summary>Accepts an existing group, and sets its description if one is specified.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <summary>With -Ensure, also changes groups that an external directory owns.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private IdentityGroupProvisioner Provisioner => _provisioner ??= new IdentityGroupProvisioner(Center);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var request = new IdentityGroupRequest
        {
            GroupName = record.Name,
            Description = NameArgument.OrNull(Description),
            Ensure = Ensure,
            Force = Force,
        };
        if (!TryPlan(request, out var plan))
            return;
        if (!ShouldProcess(record.Name, Describe(request, plan)))
        {
            WriteObject(plan is null
                ? new AdminIdentityGroup(record.Name, request.Description)
                : new AdminIdentityGroup(plan, Outcome.WhatIf));
            return;
        }

        if (TryAwait(record.Name, () => Provisioner.ProvisionAsync(request), out var group))
            WriteObject(new AdminIdentityGroup(group));
    }

    // An existing group is read only if its changes are previewed.
    private bool TryPlan(IdentityGroupRequest request, out IdentityGroupRecord? plan)
    {
        if (request.Ensure && IsPreviewed)
            return TryAwait(request.GroupName, () => Provisioner.PlanAsync(request), out plan);
        plan = null;
        try
        {
            IdentityGroupProvisioner.Check(request);
            return true;
        }
        catch (AdminException e)
        {
            Fail(e, request.GroupName);
            return false;
        }
    }

    private string Describe(IdentityGroupRequest request, IdentityGroupRecord? plan) => plan is not null
        ? ChangeList.Describe("group", plan.Changes)
        : request.Ensure && !IsPreviewed ? "Create or update group" : "Create group";
}
