using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Engine.Iam.Users;

/// <summary>What all users of one run share.</summary>
/// <param name="Iam">The run, as the calls to IAM see it.</param>
/// <param name="Ledger">Where every secret goes before it is reported, if anywhere.</param>
/// <param name="Facts">What the run needs to know of the account.</param>
internal sealed record UserRun(IamRun Iam, CredentialLedger? Ledger, UserRunFacts Facts);
