using AdminIam.Engine.Iam.Roles;

namespace AdminIam.Completers;

/// <summary>Completes the service principals of AWS services that have a service-linked role.</summary>
internal sealed class ServiceNameCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request) =>
        ServicePrincipals.List().Select(service => new Candidate(service));
}
