using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Engine.Iam.Users;

/// <summary>What all users of one run share.</summary>
/// <param name="Session">The account.</param>
/// <param name="Stop">Ends the run.</param>
/// <param name="Ledger">Where every secret goes before it is reported, if anywhere.</param>
/// <param name="Facts">What the run needs to know of the account.</param>
internal sealed record UserRun(IamSession Session, StopSignal Stop, CredentialLedger? Ledger, UserRunFacts Facts);
