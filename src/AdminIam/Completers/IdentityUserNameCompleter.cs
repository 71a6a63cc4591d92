using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.IdentityCenter.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the names of users of IAM Identity Center.</summary>
internal sealed class IdentityUserNameCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        request.Read(new CenterLists(lists).Users()).Select(user => new Candidate(user.UserName, user.DisplayName));
}
