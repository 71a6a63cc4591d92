using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.IdentityCenter.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the names of permission sets.</summary>
internal sealed class PermissionSetNameCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        request.Read(new CenterLists(lists).PermissionSets()).Select(set => new Candidate(set.Name, set.Arn));
}
