using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Completers;

/// <summary>Completes the names of policy templates.</summary>
internal sealed class PolicyTemplateCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request) =>
        PolicyTemplate.Names.Select(name => new Candidate(name));
}
