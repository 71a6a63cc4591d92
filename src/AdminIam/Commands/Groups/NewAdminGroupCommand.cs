using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Creates a group with managed policies, by default Administrators with AdministratorAccess.</summary>
/// <remarks>
/// <para>Without parameters, the command creates the group Administrators with the policy AdministratorAccess, as the
/// IAM User Guide recommends. Any other group requires -Policy; use -Policy @() for a group without permissions.</para>
/// <para>Specify policies by name or ARN. If an AWS managed policy has the name, that policy is used, in the partition
/// of the account. A policy that does not exist is an error, and the group is not created.</para>
/// <para>With -Ensure, an existing group gets the specified path and policies; other policies stay attached. The
/// property Change lists the changes. Without -Policy, the policies of an existing group are not changed, except that
/// New-AdminGroup -Ensure without a name attaches AdministratorAccess to Administrators.</para>
/// </remarks>
/// <example>
/// <summary>Create the administrators group</summary>
/// <code>New-AdminGroup</code>
/// <para>Creates Administrators with AdministratorAccess.</para>
/// </example>
/// <example>
/// <summary>Create a group with read-only access</summary>
/// <code>New-AdminGroup Auditors -Policy SecurityAudit, ViewOnlyAccess -Ensure</code>
/// <para>With -Ensure, only missing policies are attached to an existing group.</para>
/// </example>
/// <example>
/// <summary>Preview the changes</summary>
/// <code>New-AdminGroup Auditors -Policy SecurityAudit -Path /audit/ -Ensure -WhatIf</code>
/// <para>-WhatIf shows the path and policies that would be set.</para>
/// </example>
/// <seealso cref="AddAdminGroupPolicyCommand"/>
/// <seealso cref="NewAdminPolicyCommand"/>
[Cmdlet(
    VerbsCommon.New, "AdminGroup", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "New-AdminGroup.md")]
[OutputType(typeof(AdminGroup))]
[RequiresActions("iam:CreateGroup")]
[RequiresActions("iam:AttachGroupPolicy", "iam:GetPolicy", When = "for groups with policies")]
[RequiresActions("iam:ListPolicies", When = "for names of customer managed policies and of policies for job functions")]
[RequiresActions("iam:GetGroup", "iam:ListAttachedGroupPolicies", Parameters = [nameof(Ensure)])]
[RequiresActions("iam:UpdateGroup", Parameters = [nameof(Path)], When = "with -Ensure")]
[RequiresActions("iam:GetAccountSummary", When = "for more than ten policies", Otherwise = "the default quotas apply")]
[RequiresActions(
    "iam:GetGroup", When = "for groups without policies",
    Otherwise = "the command does not wait until the group is visible")]
[RequiresActions("iam:GetGroup", When = "if a response is lost")]
public sealed class NewAdminGroupCommand : InputCmdlet
{
    private GroupProvisioner? _provisioner;

    /// <summary>The name of the group: 1 to 128 letters, digits and the characters + = , . @ _ -</summary>
    /// <value>Administrators</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name")]
    [Column("Group", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string[] GroupName { get; set; } = [GroupRequest.Administrators];

    /// <summary>The names (1 to 128 characters) or ARNs of managed policies. In a CSV cell, separate them with
    /// semicolons. By default, AWS permits 10 managed policies for a group.</summary>
    /// <value>AdministratorAccess for Administrators</value>
    [Parameter(Position = 1)]
    [Column("PolicyName", "PolicyArn")]
    [ValidateNotNull]
    [CsvList]
    [ArgumentCompleter(typeof(GroupPolicyCompleter))]
    public string[]? Policy { get; set; }

    /// <summary>The path of the group, such as /admins/: up to 512 characters, starting and ending with a
    /// slash.</summary>
    /// <value>/</value>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(IamPathCompleter))]
    public string? Path { get; set; }

    /// <summary>Accepts an existing group, sets its path and attaches the missing policies. Other policies stay
    /// attached.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    private GroupProvisioner Provisioner => _provisioner ??= new GroupProvisioner(Run);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var request = ToRequest(record.Name);
        if (!TryPlan(request, out var plan))
            return;
        if (!ShouldProcess(record.Name, Describe(request, plan)))
        {
            WriteObject(plan is null
                ? new AdminGroup(record.Name, request.PoliciesOfNewGroup, request.Path)
                : new AdminGroup(plan, Outcome.WhatIf));
            return;
        }

        if (TryAwait(record.Name, () => Provisioner.ProvisionAsync(request), out var group))
            WriteObject(new AdminGroup(group));
    }

    private GroupRequest ToRequest(string groupName)
    {
        // Without a name, -Ensure completes Administrators, because a previous run may have been interrupted before the
        // policy was attached.
        var isNamed = ParameterSetName != ParameterSets.Name
            || MyInvocation.BoundParameters.ContainsKey(nameof(GroupName));
        return new GroupRequest
        {
            GroupName = groupName,
            Policies = Policy ?? (isNamed ? null : [GroupRequest.AdministratorAccess]),
            Path = NameArgument.OrNull(Path),
            Ensure = Ensure,
        };
    }

    // An existing group is read only if its changes are previewed.
    private bool TryPlan(GroupRequest request, out GroupRecord? plan)
    {
        if (request.Ensure && IsPreviewed)
            return TryAwait(request.GroupName, () => Provisioner.PlanAsync(request), out plan);
        plan = null;
        try
        {
            GroupProvisioner.Check(request);
            return true;
        }
        catch (AdminException e)
        {
            Fail(e, request.GroupName);
            return false;
        }
    }

    private string Describe(GroupRequest request, GroupRecord? plan)
    {
        if (plan is not null)
            return ChangeList.Describe("group", plan.Changes);
        if (request.Ensure && !IsPreviewed)
            return "Create or update group";
        var policies = request.PoliciesOfNewGroup;
        return policies.Count == 0
            ? "Create group without policies"
            : $"Create group with {string.Join(", ", policies)}";
    }
}
