using AdminIam.Engine.Iam.Completion;

namespace AdminIam.Completers;

/// <summary>Completes the names of service-linked roles: those of the services on the command line, or all.</summary>
internal sealed class LinkedRoleNameCompleter : AccountCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(AccountLists lists, CompletionRequest request)
    {
        var services = request.Names("ServiceName");
        return request.Read(lists.ServiceLinkedRoles())
            .Where(role => services.Count == 0
                || services.Contains(role.ServiceName!, StringComparer.OrdinalIgnoreCase))
            .Select(role => new Candidate(role.RoleName, role.ServiceName));
    }
}
