using AdminIam.Engine.Iam.Completion;

namespace AdminIam.Completers;

/// <summary>
/// Completes the names of users: where users are removed from a group on the command line, its members.
/// </summary>
internal sealed class UserNameCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request)
    {
        if (request.CommandName.Equals("Remove-AdminUserFromGroup", StringComparison.OrdinalIgnoreCase)
            && request.Names("GroupName") is { Count: > 0 } groups)
        {
            return request.Read(groups.Select(lists.MembersOf)).Select(name => new Candidate(name));
        }

        return request.Read(lists.Users()).Select(user => new Candidate(user.UserName, user.Arn));
    }
}
