using AdminIam.Engine.Safeguards.Checks;

namespace AdminIam.Completers;

/// <summary>Completes the IDs of checks.</summary>
internal sealed class CheckIdCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request) =>
        SafeguardCatalog.All.Select(check => new Candidate(check.Id, check.Title));
}
