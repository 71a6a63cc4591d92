using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Roles;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Creates the role that an AWS service needs to work for the account.</summary>
/// <remarks><para>The service sets the role's name and permissions, and alone can take it. Many services make theirs when they
/// are first used, if the user who does may; administrators of one service alone may not, unless their policy says so.</para>
/// <para>With -Ensure a role that exists gets the description that is asked for.</para></remarks>
/// <example>
/// <summary>The role of AWS CloudHSM</summary>
/// <code>New-AdminServiceLinkedRole cloudhsm.amazonaws.com -Ensure</code>
/// <para>Makes AWSServiceRoleForCloudHSM; with -Ensure one that exists is accepted.</para>
/// </example>
[Cmdlet(
    VerbsCommon.New, "AdminServiceLinkedRole", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminRole))]
public sealed class NewAdminServiceLinkedRoleCommand : InputCmdlet
{
    private ServiceLinkedRoles? _roles;

    /// <summary>The service, named as in policies, such as cloudhsm.amazonaws.com.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Column("Service", IsName = true, IsRequired = true)]
    public string[] ServiceName { get; set; } = [];

    /// <summary>What follows the role's name, for the few services that allow several roles.</summary>
    [Parameter]
    [Column]
    public string? CustomSuffix { get; set; }

    /// <summary>What the role is for.</summary>
    [Parameter]
    [Column]
    public string? Description { get; set; }

    /// <summary>Accept a role that exists, and give it the description asked for.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    private ServiceLinkedRoles Roles => _roles ??= new ServiceLinkedRoles(Iam, Stop);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var service = record.Name;
        var (suffix, description, ensure) = (Names.OrNothing(CustomSuffix), Names.OrNothing(Description), (bool)Ensure);
        RoleRecord? plan = null;
        if (ensure && IsPreviewed && !TryAwait(service, () => Roles.PlanAsync(service, suffix, description), out plan))
            return;
        if (!ShouldProcess(service, plan is null ? "Create service-linked role" : ChangeList.Describe("role", plan.Changes)))
        {
            WriteObject(plan is null ? new AdminRole(service, description) : new AdminRole(plan, service, Outcome.WhatIf));
            return;
        }

        if (TryAwait(service, () => Roles.CreateAsync(service, suffix, description, ensure), out var role))
            WriteObject(new AdminRole(role, service));
    }
}
