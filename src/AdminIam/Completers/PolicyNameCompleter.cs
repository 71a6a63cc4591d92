using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Completers;

/// <summary>Completes the names of managed policies.</summary>
internal sealed class PolicyNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override Pages<string> Read(IamRun run) =>
        NamePages.Policies(run);
}
