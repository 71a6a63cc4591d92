using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>An account: who asks, how it is called, and GetAccountSummary's counts and quotas.</summary>
/// <param name="Identity">Who the credentials are.</param>
/// <param name="Alias">The alias, if there is one.</param>
/// <param name="SignInUrl">The page IAM users sign in at.</param>
/// <param name="Summary">
/// GetAccountSummary's SummaryMap: counts such as <c>Users</c> and quotas such as <c>UsersQuota</c>; <see langword="null"/> where the caller may
/// not read it.
/// </param>
/// <param name="Denied">The actions that the caller may not use, so that what they tell is missing.</param>
public sealed record AccountRecord(
    CallerIdentity Identity, string? Alias, string SignInUrl, IReadOnlyDictionary<string, int>? Summary,
    IReadOnlyList<string> Denied)
{
    /// <summary>What a change of the alias has done; <see langword="null"/> for an account that was only read.</summary>
    public Outcome? Outcome { get; init; }
}
