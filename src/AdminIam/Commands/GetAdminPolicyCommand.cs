using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Engine.Names;
using AdminIam.Engine.Policies;

namespace AdminIam.Commands;

/// <summary>Gets managed policies, AWS's and the account's own.</summary>
/// <remarks><para>A name without wildcards that does not exist is an error; a pattern that nothing matches is not.</para></remarks>
/// <example>
/// <summary>Find a policy</summary>
/// <code>Get-AdminPolicy *Audit*</code>
/// <para>Lists the policies whose names contain Audit.</para>
/// </example>
/// <example>
/// <summary>The account's own policies</summary>
/// <code>Get-AdminPolicy -Scope Local</code>
/// <para>Lists the customer managed policies.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminPolicy")]
[OutputType(typeof(AdminPolicy))]
public sealed class GetAdminPolicyCommand : AdminCmdlet
{
    private AccountNames? _names;

    /// <summary>The policy's name or ARN; wildcards are allowed.</summary>
    /// <value>*</value>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "PolicyArn")]
    [SupportsWildcards]
    [RowName(nameof(PolicyName))]
    public string PolicyName { get; set; } = "*";

    /// <summary>Whose policies: AWS's, the account's own (Local), or All.</summary>
    /// <value>All</value>
    [Parameter]
    [ValidateSet("All", "AWS", "Local")]
    public string Scope { get; set; } = "All";

    /// <summary>Only policies that are attached to something.</summary>
    [Parameter]
    public SwitchParameter Attached { get; set; }

    /// <summary>Gets the policies.</summary>
    protected override void ProcessRecord()
    {
        var reader = new PolicyReader(Iam, Stop);
        _names ??= new AccountNames(Iam, Stop);
        if (!Names.IsPattern(PolicyName))
        {
            if (TryAwait(PolicyName, () => reader.ResolveAsync(PolicyName, _names), out var policy))
                WriteObject(new AdminPolicy(policy));
            return;
        }

        var pattern = Names.Pattern(PolicyName);
        var scope = Scope.ToUpperInvariant() switch
        {
            "AWS" => PolicyScope.Aws,
            "LOCAL" => PolicyScope.Local,
            _ => PolicyScope.All,
        };
        var pages = reader.List(scope, Attached);
        while (TryAwait(PolicyName, pages.NextAsync, out var page) && page is not null)
        {
            foreach (var policy in page.Where(policy => pattern.IsMatch(policy.PolicyName)))
                WriteObject(new AdminPolicy(policy));
        }
    }
}
