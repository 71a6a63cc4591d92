using AdminIam.Engine.Iam.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the alias that the account has.</summary>
internal sealed class AccountAliasCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        request.Read(lists.Aliases()).Select(alias => new Candidate(alias));
}
