using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Engine.Organizations.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the names of the accounts of the organization, their IDs where a name is not unique, and the
/// paths of organizational units. Only Get commands use accounts that are not active.</summary>
internal sealed class OrganizationAccountCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        AccountPath.Is(request.Text)
            ? OrganizationalUnitCompleter.Paths(lists, request)
            : Names(lists, request);

    private static IEnumerable<Candidate> Names(AccountLists lists, CompletionRequest request) =>
        request.Read(new OrganizationLists(lists).Accounts())
            .Where(account => account.IsActive || request.IsVerb("Get"))
            .GroupBy(account => account.Name ?? account.Id, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Select(account => new Candidate(
                same.Count() == 1 ? same.Key : account.Id, account.Label)));
}
