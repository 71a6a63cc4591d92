using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Completers;

/// <summary>Completes the names of AWS managed policies.</summary>
internal sealed class AwsPolicyCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        PolicyCandidates.OfAttachable(request.Read(lists.Policies(PolicyScope.Aws)), request);
}
