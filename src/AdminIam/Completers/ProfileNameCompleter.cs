using AdminIam.Engine.Aws.Sessions;

namespace AdminIam.Completers;

/// <summary>Completes the names of the AWS profiles on this computer.</summary>
internal sealed class ProfileNameCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request) =>
        ProfileList.ReadNames().Select(name => new Candidate(name));
}
