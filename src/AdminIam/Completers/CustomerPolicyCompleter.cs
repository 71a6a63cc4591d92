using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Completers;

/// <summary>Completes the paths and names of the customer managed policies of the caller's account, which other
/// accounts usually have as well.</summary>
internal sealed class CustomerPolicyCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        Of(lists, request, rank: 0);

    /// <summary>Returns the candidates.</summary>
    /// <param name="rank">The rank of the candidates.</param>
    internal static IEnumerable<Candidate> Of(AccountLists lists, CompletionRequest request, int rank) =>
        request.Read(lists.Policies(PolicyScope.Local))
            .Select(policy => new Candidate($"{policy.Path ?? "/"}{policy.PolicyName}", policy.Arn, rank));
}
