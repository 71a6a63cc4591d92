using AdminIam.Permissions;

namespace AdminIam.Completers;

/// <summary>Completes the actions that the commands of this module call.</summary>
internal sealed class ActionNameCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request) =>
        CommandPermissions.CommandNames
            .SelectMany(CommandPermissions.Of)
            .Select(permission => permission.Action)
            .Distinct()
            .Select(action => new Candidate(action));
}
