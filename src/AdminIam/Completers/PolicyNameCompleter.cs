using AdminIam.Engine.Calls;
using AdminIam.Engine.Names;
using AdminIam.Engine.Sessions;

namespace AdminIam.Completers;

/// <summary>Completes the names of managed policies.</summary>
internal sealed class PolicyNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override Pages<string> Read(IamSession session, StopSignal stop) => NamePages.Policies(session, stop);
}
