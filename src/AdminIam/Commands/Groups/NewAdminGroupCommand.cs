using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Creates an administrators group with its managed policies.</summary>
/// <remarks>
/// <para>Without parameters: the group Administrators with the policy AdministratorAccess, as AWS's own guide has it. No other
/// group has power by default: it needs -Policy, or -Policy @() for a group without permissions.</para>
/// <para>Policies are given by name or ARN. A name that AWS has means AWS's policy, in the partition of the account. An
/// unknown policy is refused before the group is created.</para>
/// <para>With -Ensure a group that exists gets the path and the policies that are asked for; other policies stay. The property
/// Change lists what was changed. Without -Policy the policies of an existing group stay as they are, except that
/// New-AdminGroup -Ensure without a name completes Administrators with AdministratorAccess.</para>
/// </remarks>
/// <example>
/// <summary>The administrators group</summary>
/// <code>New-AdminGroup</code>
/// <para>Creates Administrators with AdministratorAccess.</para>
/// </example>
/// <example>
/// <summary>A group that may only look</summary>
/// <code>New-AdminGroup Auditors -Policy SecurityAudit, ViewOnlyAccess -Ensure</code>
/// <para>With -Ensure a group that exists gets only the policies it lacks.</para>
/// </example>
/// <example>
/// <summary>What a run would change</summary>
/// <code>New-AdminGroup Auditors -Policy SecurityAudit -Path /audit/ -Ensure -WhatIf</code>
/// <para>-WhatIf lists the path and the policies that would be set.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "AdminGroup", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminGroup))]
public sealed class NewAdminGroupCommand : InputCmdlet
{
    private GroupProvisioner? _provisioner;

    /// <summary>The group's name: 1 to 128 letters, digits and + = , . @ _ -</summary>
    /// <value>Administrators</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name")]
    [Column("Group", IsName = true, IsRequired = true)]
    public string[] GroupName { get; set; } = [GroupRequest.Administrators];

    /// <summary>Names or ARNs of managed policies; in a CSV cell separated by semicolons.</summary>
    /// <value>AdministratorAccess for Administrators; other groups need it</value>
    [Parameter(Position = 1)]
    [Column("PolicyName", "PolicyArn")]
    [ValidateNotNull]
    [CsvList]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[]? Policy { get; set; }

    /// <summary>The group's path, such as /admins/.</summary>
    /// <value>/</value>
    [Parameter]
    [Column]
    public string? Path { get; set; }

    /// <summary>Accept a group that exists, and give it the path and the policies asked for; other policies stay.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    private GroupProvisioner Provisioner => _provisioner ??= new GroupProvisioner(Iam, Stop);

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
        // Without a name -Ensure completes Administrators: a run may have been interrupted before the policy was attached.
        var isNamed = ParameterSetName != ParameterSets.Name || MyInvocation.BoundParameters.ContainsKey(nameof(GroupName));
        return new GroupRequest
        {
            GroupName = groupName,
            Policies = Policy ?? (isNamed ? null : [GroupRequest.AdministratorAccess]),
            Path = Names.OrNothing(Path),
            Ensure = Ensure,
        };
    }

    // Only an existing group has to be read, and only where somebody wants to know beforehand.
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
            return "Create or complete group";
        var policies = request.PoliciesOfNewGroup;
        return policies.Count == 0 ? "Create group without policies" : $"Create group with {string.Join(", ", policies)}";
    }
}
