namespace AdminIam.Completers;

/// <summary>Completes true and false, which a parameter with CsvFlag accepts as text.</summary>
internal sealed class FlagCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request) =>
        [new Candidate("true"), new Candidate("false")];
}
