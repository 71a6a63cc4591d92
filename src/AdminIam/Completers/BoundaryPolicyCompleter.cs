using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Completers;

/// <summary>Completes the names of policies for a permissions boundary. Customer managed policies come first, because
/// boundaries are usually written for the purpose.</summary>
internal sealed class BoundaryPolicyCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        PolicyCandidates.OfAttachable(request.Read(lists.Policies(PolicyScope.All)), request, ownFirst: true);
}
