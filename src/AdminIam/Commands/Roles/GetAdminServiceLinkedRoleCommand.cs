using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.Roles;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the service-linked roles of an account.</summary>
/// <remarks><para>A service-linked role is created by an AWS service, or by New-AdminServiceLinkedRole, and only that
/// service can assume it. LastUsedDate is empty if the role was not used in the last 400 days, the period that AWS
/// tracks.</para>
/// <para>A service name without wildcards is an error if the service has no service-linked role. A pattern without
/// matches is not. The description is returned only if the service is specified without wildcards, because it requires
/// one call per role.</para></remarks>
/// <example>
/// <summary>List the service-linked roles</summary>
/// <code>Get-AdminServiceLinkedRole</code>
/// <para>Lists the roles with the dates on which they were last used.</para>
/// </example>
/// <example>
/// <summary>Get the role of a service</summary>
/// <code>$null = New-AdminServiceLinkedRole cloudhsm.amazonaws.com
/// Get-AdminServiceLinkedRole cloudhsm.amazonaws.com | Format-List</code>
/// <para>Shows all properties, including the ARN and the description.</para>
/// </example>
/// <example>
/// <summary>Find roles that are no longer used</summary>
/// <code>Get-AdminServiceLinkedRole | Where-Object -Not LastUsedDate |
///     Remove-AdminServiceLinkedRole -WhatIf</code>
/// <para>Lists the roles that would be deleted.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Get, "AdminServiceLinkedRole", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminServiceLinkedRole.md")]
[OutputType(typeof(AdminRole))]
[RequiresActions("iam:GetAccountAuthorizationDetails")]
[RequiresActions("iam:GetRole", When = "for services without wildcards")]
public sealed class GetAdminServiceLinkedRoleCommand : InputCmdlet
{
    private LinkedRoleSelector? _selector;
    private ServiceLinkedRoleReader? _reader;

    /// <summary>The service principal, such as cloudhsm.amazonaws.com. Wildcards are permitted.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [SupportsWildcards]
    [Column("Service", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(LinkedServiceCompleter))]
    public string[] ServiceName { get; set; } = ["*"];

    private ServiceLinkedRoleReader Reader => _reader ??= new ServiceLinkedRoleReader(Run);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (service, isPattern) = (record.Name, NameArgument.IsPattern(record.Name));
        _selector ??= new LinkedRoleSelector(this);
        foreach (var role in _selector.Select(service))
        {
            var found = role;
            if (isPattern || TryAwait(service, () => Reader.WithDescriptionAsync(role), out found))
                WriteObject(View.Listed(new AdminRole(found)));
        }
    }
}
