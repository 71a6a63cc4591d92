using AdminIam.Engine.Aws.Sessions;

namespace AdminIam.Completers;

/// <summary>Completes the codes of AWS Regions.</summary>
internal sealed class RegionCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request) =>
        RegionCatalog.List().Select(region => new Candidate(region.Key, region.Value));
}
