using AdminIam.Engine.Aws.Sessions;

namespace AdminIam.Completers;

/// <summary>Completes the MFA devices that AWS profiles on this computer specify: those of the profile on the command
/// line, or those of all profiles.</summary>
internal sealed class ProfileMfaCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<Candidate> Find(CompletionRequest request) =>
        ProfileList.ReadSettings("mfa_serial", request.Value("ProfileName") as string)
            .Select(serial => new Candidate(serial));
}
