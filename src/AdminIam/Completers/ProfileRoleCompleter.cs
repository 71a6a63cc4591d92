using AdminIam.Engine.Aws.Sessions;

namespace AdminIam.Completers;

/// <summary>Completes the ARNs of the roles that AWS profiles on this computer assume.</summary>
internal sealed class ProfileRoleCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request) =>
        ProfileList.ReadSettings("role_arn", null).Select(arn => new Candidate(arn));
}
