using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Completers;
using AdminIam.Engine.Groups;

namespace AdminIam.Commands;

/// <summary>Attaches managed policies to groups.</summary>
/// <remarks><para>A policy that the group has already is as it should be, and no error. Policies are given by name or ARN, or come from Get-AdminPolicy.</para></remarks>
/// <example>
/// <summary>Give a group a policy</summary>
/// <code>Add-AdminGroupPolicy Administrators IAMUserChangePassword</code>
/// <para>The members have its permissions at once.</para>
/// </example>
/// <example>
/// <summary>From policies that were looked up</summary>
/// <code>Get-AdminPolicy -JobFunction View* | Add-AdminGroupPolicy -GroupName Administrators -PassThru</code>
/// <para>With -PassThru the group goes down the pipeline.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "AdminGroupPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(AdminGroup))]
public sealed class AddAdminGroupPolicyCommand : AdminCmdlet
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

    /// <summary>Attaches the policies to one group.</summary>
    protected override void ProcessRecord()
    {
        var (groupName, policies) = (GroupName, Policy);
        if (!ShouldProcess(groupName, $"Attach {(policies.Length == 0 ? "no policy" : string.Join(", ", policies))}"))
        {
            if (PassThru)
                WriteObject(new AdminGroup(groupName, policies, null));
            return;
        }

        _policies ??= new GroupPolicies(Iam, Stop);
        if (TryAwait(groupName, () => _policies.AddAsync(groupName, policies), out var group) && PassThru)
            WriteObject(new AdminGroup(group));
    }
}
