using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Completers;

/// <summary>Creates candidates for managed policies: their names, or their ARNs if an ARN is being typed.</summary>
internal static class PolicyCandidates
{
    /// <summary>Returns the candidates for policies of any scope.</summary>
    /// <param name="ownFirst">Whether customer managed policies come first.</param>
    public static IEnumerable<Candidate> Of(
        IReadOnlyCollection<PolicyRecord> policies, CompletionRequest request, bool ownFirst = false)
    {
        // The name of an AWS managed policy means that policy, so a customer managed policy of the same name is
        // specified by its ARN.
        var managed = new HashSet<string>(
            policies.Where(policy => policy.IsAwsManaged).Select(policy => policy.PolicyName),
            StringComparer.OrdinalIgnoreCase);
        return policies.Select(policy =>
        {
            var isHidden = !policy.IsAwsManaged && managed.Contains(policy.PolicyName);
            var rank = ownFirst && policy.IsAwsManaged ? 1 : 0;
            return Of(policy.PolicyName, policy.Arn, request, isHidden, rank);
        });
    }

    /// <summary>Returns the candidates for policies that AWS attaches to users and groups.</summary>
    /// <param name="ownFirst">Whether customer managed policies come first.</param>
    public static IEnumerable<Candidate> OfAttachable(
        IEnumerable<PolicyRecord> policies, CompletionRequest request, bool ownFirst = false) =>
        Of(policies.Where(policy => !policy.IsForServiceLinkedRole).ToList(), request, ownFirst);

    /// <summary>Returns the candidate for one policy.</summary>
    /// <param name="byArn">Whether the name alone would mean a different policy.</param>
    /// <param name="rank">The rank of the candidate.</param>
    public static Candidate Of(
        string policyName, string arn, CompletionRequest request, bool byArn = false, int rank = 0) =>
        request.Text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase) ? new Candidate(arn, arn, rank)
        : new Candidate(byArn ? arn : policyName, arn, rank) { ListText = policyName };
}
