using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Groups;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Makes an administrators group with its managed policies.</summary>
/// <remarks>
/// <para>Without parameters: the group Administrators with the policy AdministratorAccess, as AWS's own guide has it.</para>
/// <para>Policies are given by name or ARN. A name that AWS has means AWS's policy, in the partition of the account. An
/// unknown policy is refused before the group is made.</para>
/// </remarks>
/// <example>
/// <summary>The administrators group</summary>
/// <code>New-AdminGroup</code>
/// <para>Makes Administrators with AdministratorAccess.</para>
/// </example>
/// <example>
/// <summary>A group that may only look</summary>
/// <code>New-AdminGroup Auditors -Policy SecurityAudit, ViewOnlyAccess -Ensure</code>
/// <para>With -Ensure a group that exists gets only the policies it lacks.</para>
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
    public string[] GroupName { get; set; } = ["Administrators"];

    /// <summary>Names or ARNs of managed policies; in a CSV cell separated by semicolons.</summary>
    /// <value>AdministratorAccess</value>
    [Parameter(Position = 1)]
    [Column("PolicyName", "PolicyArn")]
    [ValidateNotNull]
    [CsvList]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] Policy { get; set; } = ["AdministratorAccess"];

    /// <summary>The group's path, such as /admins/.</summary>
    /// <value>/</value>
    [Parameter]
    [Column]
    public string? Path { get; set; }

    /// <summary>Accept a group that exists, and add only the policies it lacks.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var groupName = record.Name;
        if (!ShouldProcess(groupName, $"Make group with {string.Join(", ", Policy)}"))
        {
            WriteObject(new AdminGroup(groupName, Policy, Names.OrNothing(Path)));
            return;
        }

        _provisioner ??= new GroupProvisioner(Iam, Stop);
        var request = new GroupRequest
        {
            GroupName = groupName,
            Policies = Policy,
            Path = Names.OrNothing(Path),
            Ensure = Ensure,
        };
        if (TryAwait(groupName, () => _provisioner.ProvisionAsync(request), out var group))
            WriteObject(new AdminGroup(group));
    }
}
