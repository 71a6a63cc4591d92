using AdminIam.Engine.Iam.Accounts;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>The groups of an account that have a policy with a specified property.</summary>
internal sealed class PolicyHolders
{
    private readonly Func<PolicyDocument, bool> _hasProperty;
    private readonly HashSet<string> _arns;

    /// <summary>Finds the policies and their groups.</summary>
    /// <param name="answers">The groups and the customer managed policies, from
    /// <see cref="AuthorizationDetails"/>.</param>
    /// <param name="awsPolicies">The ARNs of AWS managed policies with the property, because the responses do not
    /// contain their documents.</param>
    /// <param name="hasProperty">Returns whether a document has the property.</param>
    public PolicyHolders(
        IReadOnlyCollection<GetAccountAuthorizationDetailsResponse> answers, IEnumerable<string> awsPolicies,
        Func<PolicyDocument, bool> hasProperty)
    {
        _hasProperty = hasProperty;
        _arns = new HashSet<string>(
            answers.SelectMany(answer => answer.Policies ?? [])
                .Where(HasProperty)
                .Select(policy => policy.Arn)
                .Concat(awsPolicies),
            StringComparer.Ordinal);
        Groups = new HashSet<string>(
            answers.SelectMany(answer => answer.GroupDetailList ?? [])
                .Where(group => Any(group.AttachedManagedPolicies, group.GroupPolicyList))
                .Select(group => group.GroupName),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names of the groups.</summary>
    public HashSet<string> Groups { get; }

    private bool HasProperty(ManagedPolicyDetail policy) =>
        policy.PolicyVersionList?.Find(version => version.IsDefaultVersion == true) is { } inForce
            && HasProperty(inForce.Document);

    private bool Any(List<AttachedPolicyType>? attached, List<PolicyDetail>? inline) =>
        (attached ?? []).Exists(policy => _arns.Contains(policy.PolicyArn))
        || (inline ?? []).Exists(policy => HasProperty(policy.PolicyDocument));

    private bool HasProperty(string urlEncodedDocument) =>
        _hasProperty(PolicyDocument.Parse(Uri.UnescapeDataString(urlEncodedDocument)));
}
