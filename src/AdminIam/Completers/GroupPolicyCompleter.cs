using System.Management.Automation;
using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Completers;

/// <summary>Completes the policies of a group: all policies where they are attached, and those of the groups on the
/// command line where they are detached.</summary>
internal sealed class GroupPolicyCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request)
    {
        if (!request.IsVerb(VerbsCommon.Remove))
            return PolicyCandidates.OfAttachable(request.Read(lists.Policies(PolicyScope.All)), request);
        return request.Names("GroupName") is { Count: > 0 } groups
            ? request.Read(groups.Select(lists.PoliciesOf))
                .Select(policy => PolicyCandidates.Of(policy.Key, policy.Value, request))
            : PolicyCandidates.Of(request.Read(lists.Policies(PolicyScope.All, onlyAttached: true)), request);
    }
}
