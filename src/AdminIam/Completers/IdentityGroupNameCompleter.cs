using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.IdentityCenter.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the names of groups of IAM Identity Center.</summary>
internal sealed class IdentityGroupNameCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        request.Read(new CenterLists(lists).Groups())
            .Select(group => new Candidate(group.GroupName, group.Description));
}
