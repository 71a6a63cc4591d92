using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets the versions of managed policies.</summary>
/// <remarks>
/// <para>A managed policy has up to five versions, of which one is the default and is in force. The versions are
/// returned newest first. Set-AdminPolicy -VersionId sets an earlier version as the default again.</para>
/// <para>Wildcards match only customer managed policies. The versions of an AWS managed policy are returned if its name
/// or ARN is specified.</para>
/// <para>With -Document, the property Document contains the JSON of each version, and DocumentObject contains the same
/// document as an object. This requires one call per version.</para>
/// </remarks>
/// <example>
/// <summary>List the versions of a policy</summary>
/// <code>$null = New-AdminPolicy -Template CloudHSM
/// Get-AdminPolicyVersion CloudHSMAdministratorAccess</code>
/// <para>Lists the versions of the policy, newest first.</para>
/// </example>
/// <example>
/// <summary>Show what a version allows</summary>
/// <code>Get-AdminPolicyVersion ReadOnlyAccess -Document |
///     Where-Object IsDefault | ForEach-Object { $_.DocumentObject.Statement }</code>
/// <para>Shows the statements of the default version.</para>
/// </example>
/// <example>
/// <summary>Go back to the previous version</summary>
/// <code>$policy = New-AdminPolicy -Template CloudHSM
/// $document = $policy.Document -replace 'cloudhsm:\*', 'cloudhsm:Describe*'
/// $null = $policy | Set-AdminPolicy -Document $document
/// $policy | Get-AdminPolicyVersion | Where-Object IsDefault -EQ $false |
///     Select-Object -First 1 | Set-AdminPolicy</code>
/// <para>Set-AdminPolicy sets a version from the pipeline as the default.</para>
/// </example>
/// <example>
/// <summary>Find policies that were changed</summary>
/// <code>Get-AdminPolicyVersion | Group-Object PolicyName |
///     Where-Object Count -GT 1</code>
/// <para>Without a name, the versions of all customer managed policies are returned.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Get, "AdminPolicyVersion", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminPolicyVersion.md")]
[OutputType(typeof(AdminPolicyVersion))]
[RequiresActions("iam:ListPolicyVersions")]
[RequiresActions("iam:ListPolicies", When = "for names")]
[RequiresActions("iam:GetPolicy", When = "for ARNs and for names without wildcards")]
[RequiresActions("iam:GetPolicyVersion", Parameters = [nameof(Document)])]
public sealed class GetAdminPolicyVersionCommand : InputCmdlet
{
    private AccountNameIndex? _names;

    /// <summary>The name or ARN of the policy. Wildcards are permitted and match only customer managed
    /// policies.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name", "PolicyArn")]
    [SupportsWildcards]
    [Column("Policy", IsName = true, IsRequired = true, PreferredProperty = "Arn")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] PolicyName { get; set; } = ["*"];

    /// <summary>Also gets the document of each version.</summary>
    [Parameter]
    public SwitchParameter Document { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (nameOrArn, policies) = (record.Name, new PolicyReader(Run));
        var names = _names ??= new AccountNameIndex(Run);
        if (NameArgument.IsPattern(nameOrArn))
        {
            var own = policies.List(PolicyScope.Local);
            foreach (var policy in ReadMatches(nameOrArn, own, policy => policy.PolicyName))
                WriteVersions(policy);
        }
        else if (TryAwait(nameOrArn, () => policies.ResolveAsync(nameOrArn, names), out var policy))
        {
            WriteVersions(policy);
        }
    }

    private void WriteVersions(PolicyRecord policy)
    {
        var reader = new PolicyVersionReader(Run);
        if (!TryAwait(policy.PolicyName, () => reader.ListAsync(policy), out var versions))
            return;
        foreach (var version in versions)
        {
            if (!Document)
                WriteObject(new AdminPolicyVersion(version));
            else if (TryAwait(policy.PolicyName, () => reader.WithDocumentAsync(version), out var complete))
                WriteObject(new AdminPolicyVersion(complete));
        }
    }
}
