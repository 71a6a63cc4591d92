using System.Globalization;
using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Roles;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Deletes service-linked roles, and waits until AWS has deleted them.</summary>
/// <remarks><para>AWS deletes a service-linked role in a task, and first looks in all Regions for resources of the
/// service that use the role. The command waits for the task for up to five minutes. If resources use the role, the
/// role remains, and the error lists them. If the task takes longer, an error is returned and the task continues; the
/// same command waits for it again.</para>
/// <para>Many services create their role again on next use.</para></remarks>
/// <example>
/// <summary>Delete the role of a service</summary>
/// <code>$null = New-AdminServiceLinkedRole cloudhsm.amazonaws.com
/// Remove-AdminServiceLinkedRole cloudhsm.amazonaws.com -Confirm:$false</code>
/// <para>Without -Confirm:$false, the command prompts for confirmation.</para>
/// </example>
/// <example>
/// <summary>Delete one of several roles of a service</summary>
/// <code>$service = 'autoscaling.amazonaws.com'
/// $null = New-AdminServiceLinkedRole $service
/// $null = New-AdminServiceLinkedRole $service -CustomSuffix team
/// Remove-AdminServiceLinkedRole $service -Confirm:$false `
///     -RoleName AWSServiceRoleForAutoScaling_team</code>
/// <para>If a service has several roles, -RoleName is required.</para>
/// </example>
/// <example>
/// <summary>Preview the deletion of unused roles</summary>
/// <code>Get-AdminServiceLinkedRole | Where-Object -Not LastUsedDate |
///     Remove-AdminServiceLinkedRole -WhatIf</code>
/// <para>Nothing is changed.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove, "AdminServiceLinkedRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Remove-AdminServiceLinkedRole.md")]
[OutputType(typeof(void))]
[RequiresActions(
    "iam:DeleteServiceLinkedRole", "iam:GetServiceLinkedRoleDeletionStatus", "iam:GetAccountAuthorizationDetails")]
public sealed class RemoveAdminServiceLinkedRoleCommand : BulkCmdlet
{
    private LinkedRoleSelector? _selector;
    private ServiceLinkedRoleRemover? _remover;

    /// <summary>The service principal, such as cloudhsm.amazonaws.com. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [SupportsWildcards]
    [Column("Service", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(LinkedServiceCompleter))]
    public string[] ServiceName { get; set; } = [];

    /// <summary>The name of the role, 1 to 64 letters, digits and the characters + = , . @ _ -, which is required if
    /// the service has several roles.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(LinkedRoleNameCompleter))]
    public string? RoleName { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _selector ??= new LinkedRoleSelector(this);
        var roles = _selector.Select(record.Name);
        if (roles.Count == 0)
            return;
        var roleName = NameArgument.OrNull(RoleName);
        var selected = roleName is null
            ? roles
            : [.. roles.Where(role => string.Equals(role.RoleName, roleName, StringComparison.OrdinalIgnoreCase))];
        if (selected.Count == 0)
        {
            Fail(NotFound(record.Name, roleName!, roles), record.Name);
            return;
        }

        if (selected.Count > 1 && !NameArgument.IsPattern(record.Name))
        {
            Fail(Ambiguous(record.Name, roles), record.Name);
            return;
        }

        foreach (var role in selected)
            Remove(role);
    }

    private static AdminException NotFound(string service, string roleName, IEnumerable<RoleRecord> roles) => new(
        "RoleNotFound", ErrorKind.NotFound, service,
        $"The service '{service}' has no role '{roleName}'. It has {Names(roles)}.",
        "Specify one of these roles.");

    private static AdminException Ambiguous(string service, IEnumerable<RoleRecord> roles) => new(
        "AmbiguousRole", ErrorKind.InvalidArgument, service,
        $"The service '{service}' has several roles: {Names(roles)}.",
        "Specify one of them with -RoleName.");

    private static string Names(IEnumerable<RoleRecord> roles) =>
        string.Join(", ", roles.Select(role => role.RoleName));

    private void Remove(RoleRecord role)
    {
        var use = role.LastUsedDate is { } date
            ? $", last used on {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} in {role.LastUsedRegion}"
            : string.Empty;
        if (!ShouldProcess(role.RoleName, $"Delete the service-linked role of {role.ServiceName}{use}"))
            return;
        var remover = _remover ??= new ServiceLinkedRoleRemover(Run);
        Submit(role.RoleName, () => remover.RemoveAsync(role), _ => { });
    }
}
