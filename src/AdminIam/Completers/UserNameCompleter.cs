using AdminIam.Engine.Calls;
using AdminIam.Engine.Names;
using AdminIam.Engine.Sessions;

namespace AdminIam.Completers;

/// <summary>Completes the names of users.</summary>
internal sealed class UserNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override Pages<string> Read(IamSession session, StopSignal stop) => NamePages.Users(session, stop);
}
