using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;
using AdminIam.Engine.Groups;

namespace AdminIam.Commands;

/// <summary>Detaches managed policies from groups.</summary>
/// <remarks><para>A policy that the group does not have is as it should be, and no error. The policies themselves stay.</para></remarks>
/// <example>
/// <summary>Take a policy from a group</summary>
/// <code>Remove-AdminGroupPolicy Administrators AdministratorAccess -Confirm:$false</code>
/// <para>The members lose its permissions.</para>
/// </example>
/// <example>
/// <summary>Take all managed policies from groups</summary>
/// <code>Get-AdminGroup Test* | Remove-AdminGroupPolicy -WhatIf</code>
/// <para>Groups carry their policies, so these need not be named.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "AdminGroupPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AdminGroup))]
public sealed class RemoveAdminGroupPolicyCommand : AdminCmdlet
{
    private GroupPolicies? _policies;

    /// <summary>The group's name.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [RowName(nameof(GroupName))]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string GroupName { get; set; } = string.Empty;

    /// <summary>Names or ARNs of managed policies; in a CSV cell separated by semicolons.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyArn", "Arn")]
    [CsvList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] Policy { get; set; } = [];

    /// <summary>Write the groups to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Detaches the policies from one group.</summary>
    protected override void ProcessRecord()
    {
        var (groupName, policies) = (GroupName, Policy);
        if (!ShouldProcess(groupName, $"Detach {(policies.Length == 0 ? "no policy" : string.Join(", ", policies))}"))
        {
            if (PassThru)
                WriteObject(new AdminGroup(groupName, null, null));
            return;
        }

        _policies ??= new GroupPolicies(Iam, Stop);
        if (TryAwait(groupName, () => _policies.RemoveAsync(groupName, policies), out var group) && PassThru)
            WriteObject(new AdminGroup(group));
    }
}
