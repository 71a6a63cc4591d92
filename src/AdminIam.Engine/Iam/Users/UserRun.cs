using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The shared state of all users of a run.</summary>
/// <param name="Iam">The run.</param>
/// <param name="Ledger">The credentials file in which every secret is saved before it is reported, if any.</param>
/// <param name="Facts">The required facts about the account.</param>
internal sealed record UserRun(IamRun Iam, CredentialLedger? Ledger, UserRunFacts Facts);
