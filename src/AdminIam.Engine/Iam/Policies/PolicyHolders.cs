using AdminIam.Engine.Iam.Accounts;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>The groups of an account that have a policy with a given property.</summary>
internal sealed class PolicyHolders
{
    private readonly Func<PolicyDocument, bool> _says;
    private readonly HashSet<string> _arns;

    /// <summary>Finds the policies and the groups that have them.</summary>
    /// <param name="answers">The groups and the account's own policies, from <see cref="AuthorizationDetails"/>.</param>
    /// <param name="awsPolicies">The ARNs of AWS's policies with the property; the answers do not have their documents.</param>
    /// <param name="says">Whether a document has the property.</param>
    public PolicyHolders(
        IReadOnlyCollection<GetAccountAuthorizationDetailsResponse> answers, IEnumerable<string> awsPolicies,
        Func<PolicyDocument, bool> says)
    {
        _says = says;
        _arns = new HashSet<string>(
            answers.SelectMany(answer => answer.Policies ?? []).Where(Says).Select(policy => policy.Arn).Concat(awsPolicies),
            StringComparer.Ordinal);
        Groups = new HashSet<string>(
            answers.SelectMany(answer => answer.GroupDetailList ?? [])
                .Where(group => Any(group.AttachedManagedPolicies, group.GroupPolicyList))
                .Select(group => group.GroupName),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names of the groups.</summary>
    public HashSet<string> Groups { get; }

    private bool Says(ManagedPolicyDetail policy) =>
        policy.PolicyVersionList?.Find(version => version.IsDefaultVersion == true) is { } inForce && Says(inForce.Document);

    private bool Any(List<AttachedPolicyType>? attached, List<PolicyDetail>? inline) =>
        (attached ?? []).Exists(policy => _arns.Contains(policy.PolicyArn))
        || (inline ?? []).Exists(policy => Says(policy.PolicyDocument));

    private bool Says(string urlEncodedDocument) => _says(PolicyDocument.Parse(Uri.UnescapeDataString(urlEncodedDocument)));
}
