using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Completers;

/// <summary>Completes the names of managed policies, with the filters of Get-AdminPolicy on the command line.</summary>
internal sealed class PolicyNameCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request)
    {
        var scope = Enum.TryParse<PolicyScope>(request.Value("Scope") as string, ignoreCase: true, out var given)
            ? given
            : PolicyScope.All;
        var policies = request.Read(lists.Policies(scope, onlyAttached: request.Value("Attached") is true));
        var jobFunction = request.Value("JobFunction") is true;
        return PolicyCandidates.Of(policies.Where(policy => !jobFunction || policy.IsJobFunction).ToList(), request);
    }
}
