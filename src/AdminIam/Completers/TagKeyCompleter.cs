using AdminIam.Engine.Iam.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the keys of the tags that the users on the command line have.</summary>
internal sealed class TagKeyCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        request.Read(request.Names("UserName").Select(lists.TagsOf))
            .Select(tag => new Candidate(tag.Key, $"{tag.Key} = {tag.Value}"));
}
