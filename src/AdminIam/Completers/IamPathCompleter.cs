using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Completers;

/// <summary>Completes the paths in IAM that users, groups or policies of the account already have.</summary>
internal sealed class IamPathCompleter : AccountCompleter
{
    private const string Root = "/";

    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request)
    {
        var paths = request.CommandName.EndsWith("AdminGroup", StringComparison.OrdinalIgnoreCase)
            ? request.Read(lists.Groups()).Select(group => group.Path)
            : request.CommandName.EndsWith("AdminPolicy", StringComparison.OrdinalIgnoreCase)
                ? request.Read(lists.Policies(PolicyScope.Local)).Select(policy => policy.Path)
                : request.Read(lists.Users()).Select(user => user.Path);
        return paths.OfType<string>().Append(Root).Select(path => new Candidate(path));
    }
}
