using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Iam.Roles;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Creates the service-linked role of an AWS service.</summary>
/// <remarks><para>The service defines the name and permissions of the role, and only the service can assume it. Many
/// services create their role on first use, if the user has the permission iam:CreateServiceLinkedRole, which
/// administrators of a single service may not have.</para>
/// <para>With -Ensure, an existing role gets the specified description.</para></remarks>
/// <example>
/// <summary>Create the role of AWS CloudHSM</summary>
/// <code>New-AdminServiceLinkedRole cloudhsm.amazonaws.com -Ensure</code>
/// <para>Creates AWSServiceRoleForCloudHSM. With -Ensure, an existing role is accepted.</para>
/// </example>
/// <example>
/// <summary>Create a role with a suffix</summary>
/// <code>New-AdminServiceLinkedRole autoscaling.amazonaws.com `
///     -CustomSuffix Payroll -Description 'Instances of the payroll system'</code>
/// <para>Few services support suffixes. They distinguish several roles of the service.</para>
/// </example>
/// <example>
/// <summary>Create the roles of several services</summary>
/// <code>'cloudhsm.amazonaws.com', 'access-analyzer.amazonaws.com' |
///     New-AdminServiceLinkedRole -Ensure</code>
/// <para>With -Ensure, a role that a service has already created is accepted.</para>
/// </example>
/// <seealso cref="NewAdminPolicyCommand"/>
[Cmdlet(
    VerbsCommon.New, "AdminServiceLinkedRole", SupportsShouldProcess = true,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "New-AdminServiceLinkedRole.md")]
[OutputType(typeof(AdminRole))]
[RequiresActions("iam:CreateServiceLinkedRole")]
[RequiresActions("iam:GetAccountAuthorizationDetails", When = "if the role exists or a response is lost")]
[RequiresActions("iam:GetRole", "iam:UpdateRole", Parameters = [nameof(Description)], When = "with -Ensure")]
public sealed class NewAdminServiceLinkedRoleCommand : InputCmdlet
{
    private ServiceLinkedRoles? _roles;

    /// <summary>The service principal, such as cloudhsm.amazonaws.com.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Column("Service", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(ServiceNameCompleter))]
    public string[] ServiceName { get; set; } = [];

    /// <summary>The suffix of the role name, 1 to 64 letters, digits and the characters + = , . @ _ -, for services
    /// that support several roles.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? CustomSuffix { get; set; }

    /// <summary>The description of the role, up to 1,000 characters of Latin-1.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Description { get; set; }

    /// <summary>Accepts an existing role, and updates its description if it differs.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    private ServiceLinkedRoles Roles => _roles ??= new ServiceLinkedRoles(Run);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var service = record.Name;
        var (suffix, description) = (NameArgument.OrNull(CustomSuffix), NameArgument.OrNull(Description));
        var ensure = (bool)Ensure;
        RoleRecord? plan = null;
        if (ensure && IsPreviewed && !TryAwait(service, () => Roles.PlanAsync(service, suffix, description), out plan))
            return;
        var action = plan is null ? "Create service-linked role" : ChangeList.Describe("role", plan.Changes);
        if (!ShouldProcess(service, action))
        {
            WriteObject(plan is null
                ? new AdminRole(service, description)
                : new AdminRole(plan, service, Outcome.WhatIf));
            return;
        }

        if (TryAwait(service, () => Roles.CreateAsync(service, suffix, description, ensure), out var role))
            WriteObject(new AdminRole(role, service));
    }
}
