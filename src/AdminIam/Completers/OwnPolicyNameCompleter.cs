using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Completers;

/// <summary>
/// Completes the names of customer managed policies, which are those that can be changed and deleted.
/// </summary>
internal sealed class OwnPolicyNameCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        PolicyCandidates.Of(request.Read(lists.Policies(PolicyScope.Local)), request);
}
