using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Completers;

/// <summary>Completes the names of users.</summary>
internal sealed class UserNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override Pages<string> Read(IamRun run) =>
        NamePages.Users(run);
}
