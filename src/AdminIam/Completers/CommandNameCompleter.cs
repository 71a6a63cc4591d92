using AdminIam.Permissions;

namespace AdminIam.Completers;

/// <summary>Completes the names of the cmdlets of this module.</summary>
internal sealed class CommandNameCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request) =>
        CommandPermissions.CommandNames.Select(name => new Candidate(name));
}
