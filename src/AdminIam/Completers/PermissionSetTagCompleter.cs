using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.IdentityCenter.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the keys of the tags that the permission sets on the command line have.</summary>
internal sealed class PermissionSetTagCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        request.Read(request.Names("PermissionSetName").Select(new CenterLists(lists).TagsOfPermissionSet))
            .Select(tag => new Candidate(tag.Key, $"{tag.Key} = {tag.Value}"));
}
