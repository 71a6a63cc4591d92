namespace AdminIam.Completers;

/// <summary>Completes nothing, for values that only the user knows, such as a new name. Without a completer, PowerShell
/// would complete file names.</summary>
internal sealed class FreeTextCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request) => [];
}
