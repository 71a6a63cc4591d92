using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Completers;

/// <summary>Completes the names of groups.</summary>
internal sealed class GroupNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override Pages<string> Read(IamRun run) =>
        NamePages.Groups(run);
}
