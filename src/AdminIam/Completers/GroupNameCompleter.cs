using AdminIam.Engine.Calls;
using AdminIam.Engine.Names;
using AdminIam.Engine.Sessions;

namespace AdminIam.Completers;

/// <summary>Completes the names of groups.</summary>
internal sealed class GroupNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override Pages<string> Read(IamSession session, StopSignal stop) => NamePages.Groups(session, stop);
}
