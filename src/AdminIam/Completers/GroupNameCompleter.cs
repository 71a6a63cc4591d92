using AdminIam.Engine.Iam.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the names of groups: where a user on the command line is removed from groups, the groups of that
/// user.</summary>
internal sealed class GroupNameCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request)
    {
        var users = request.CommandName.Equals("Remove-AdminUserFromGroup", StringComparison.OrdinalIgnoreCase)
            ? request.Names("UserName")
            : [];
        return (users.Count > 0 ? request.Read(users.Select(lists.GroupsOf)) : request.Read(lists.Groups()))
            .Select(group => new Candidate(group.GroupName, group.Arn));
    }
}
