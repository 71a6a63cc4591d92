using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets AWS managed and customer managed policies.</summary>
/// <remarks>
/// <para>A name without wildcards that does not exist is an error. A pattern without matches is not.</para>
/// <para>With -Document, the property Document contains the JSON of the default version, and DocumentObject contains
/// the same document as an object. This requires one call per policy.</para>
/// </remarks>
/// <example>
/// <summary>Find a policy</summary>
/// <code>Get-AdminPolicy *Audit*</code>
/// <para>Lists the policies whose names contain Audit.</para>
/// </example>
/// <example>
/// <summary>Get the customer managed policies</summary>
/// <code>Get-AdminPolicy -Scope Local</code>
/// <para>The scope Local contains the policies that were created in this account.</para>
/// </example>
/// <example>
/// <summary>Get the AWS managed policies for job functions</summary>
/// <code>Get-AdminPolicy -JobFunction</code>
/// <para>Lists the policies that the AWS console shows with the filter Job function.</para>
/// </example>
/// <example>
/// <summary>Show what a policy allows</summary>
/// <code>(Get-AdminPolicy AdministratorAccess -Document).DocumentObject.Statement</code>
/// <para>Each statement has an effect, actions and resources.</para>
/// </example>
/// <seealso cref="GetAdminPolicyVersionCommand"/>
/// <seealso cref="AddAdminGroupPolicyCommand"/>
[Cmdlet(
    VerbsCommon.Get, "AdminPolicy", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminPolicy.md")]
[OutputType(typeof(AdminPolicy))]
[RequiresActions("iam:ListPolicies")]
[RequiresActions("iam:GetPolicy", When = "for names without wildcards")]
[RequiresActions("iam:GetPolicyVersion", Parameters = [nameof(Document)])]
public sealed class GetAdminPolicyCommand : InputCmdlet
{
    private AccountNameIndex? _names;

    /// <summary>The name or ARN of the policy. Wildcards are permitted.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name", "PolicyArn")]
    [SupportsWildcards]
    [Column("Policy", IsName = true, IsRequired = true, PreferredProperty = "Arn")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] PolicyName { get; set; } = ["*"];

    /// <summary>The policies to get: AWS for AWS managed policies, Local for customer managed policies, or
    /// All.</summary>
    /// <value>All</value>
    [Parameter]
    [ValidateSet("All", "AWS", "Local")]
    public string Scope { get; set; } = "All";

    /// <summary>Gets only the AWS managed policies for job functions, such as Billing and SecurityAudit.</summary>
    [Parameter]
    public SwitchParameter JobFunction { get; set; }

    /// <summary>Gets only policies that are attached to a user, group or role.</summary>
    [Parameter]
    public SwitchParameter Attached { get; set; }

    /// <summary>Also gets the document of each policy.</summary>
    [Parameter]
    public SwitchParameter Document { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var policyName = record.Name;
        var reader = new PolicyReader(Run);
        var names = _names ??= new AccountNameIndex(Run);
        var scope = Scope.ToUpperInvariant() switch
        {
            "AWS" => PolicyScope.Aws,
            "LOCAL" => PolicyScope.Local,
            _ => PolicyScope.All,
        };
        if (NameArgument.IsPattern(policyName))
            WritePages(policyName, reader, reader.List(scope, Attached));
        else
            WriteOne(policyName, reader, () => reader.ResolveAsync(policyName, names, scope));
    }

    private void WriteOne(string policyName, PolicyReader reader, Func<Task<PolicyRecord>> resolve)
    {
        if (TryAwait(policyName, resolve, out var policy) && IsSelected(policy))
            Write(reader, policy);
    }

    private void WritePages(string policyName, PolicyReader reader, Pages<PolicyRecord> pages)
    {
        var pattern = NameArgument.Pattern(policyName);
        foreach (var policy in Read(policyName, pages))
        {
            if (pattern.IsMatch(policy.PolicyName) && IsSelected(policy))
                Write(reader, policy);
        }
    }

    private bool IsSelected(PolicyRecord policy) =>
        (!JobFunction || policy.IsJobFunction) && (!Attached || policy.AttachmentCount > 0);

    private void Write(PolicyReader reader, PolicyRecord policy)
    {
        if (!Document)
            WriteObject(View.Listed(new AdminPolicy(policy)));
        else if (TryAwait(policy.PolicyName, () => reader.WithDocumentAsync(policy), out var complete))
            WriteObject(View.Listed(new AdminPolicy(complete)));
    }
}
