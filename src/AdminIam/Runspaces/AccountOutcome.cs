using System.Management.Automation;

namespace AdminIam.Runspaces;

/// <summary>How a script block ended in an account.</summary>
/// <param name="Target">The account.</param>
/// <param name="ErrorCount">The number of errors.</param>
/// <param name="FirstError">The first error.</param>
internal sealed record AccountOutcome(AccountTarget Target, int ErrorCount, ErrorRecord? FirstError);
