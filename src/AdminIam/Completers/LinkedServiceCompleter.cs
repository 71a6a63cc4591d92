using AdminIam.Engine.Iam.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the service principals of the services that have a service-linked role in the account.</summary>
internal sealed class LinkedServiceCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request) =>
        request.Read(lists.ServiceLinkedRoles()).GroupBy(role => role.ServiceName!, StringComparer.Ordinal)
            .Select(roles => new Candidate(roles.Key, string.Join(", ", roles.Select(role => role.RoleName))));
}
