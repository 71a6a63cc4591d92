using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.IdentityCenter.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the names of the accounts of the organization; their IDs where a name is not unique.</summary>
internal sealed class OrganizationAccountCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        request.Read(new CenterLists(lists).Accounts())
            .GroupBy(account => account.Name ?? account.Id, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Select(account => new Candidate(
                same.Count() == 1 ? same.Key : account.Id, account.Label)));
}
