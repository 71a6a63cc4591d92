using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Completers;

/// <summary>Completes the permissions boundary of a permission set: the paths and names of customer managed policies
/// first, because boundaries are usually written for the purpose, and then the names of AWS managed policies.</summary>
internal sealed class SetBoundaryCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        CustomerPolicyCompleter.Of(lists, request, rank: 0).Concat(
            PolicyCandidates.OfAttachable(request.Read(lists.Policies(PolicyScope.Aws)), request, ownFirst: true));
}
