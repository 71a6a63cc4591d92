using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>An account: caller, alias, and the counts and quotas of GetAccountSummary.</summary>
/// <param name="Identity">Who the credentials are.</param>
/// <param name="Alias">The alias, if there is one.</param>
/// <param name="SignInUrl">The sign-in URL of IAM users.</param>
/// <param name="Summary">
/// The SummaryMap of GetAccountSummary, with counts such as <c>Users</c> and quotas such as <c>UsersQuota</c>;
/// <see langword="null"/> if the caller is not authorized.
/// </param>
/// <param name="Denied">The actions that the caller is not authorized to perform.</param>
public sealed record AccountRecord(
    CallerIdentity Identity, string? Alias, string SignInUrl, IReadOnlyDictionary<string, int>? Summary,
    IReadOnlyList<string> Denied)
{
    /// <summary>
    /// What a change of the alias has done; <see langword="null"/> for an account that was only read.
    /// </summary>
    public Outcome? Outcome { get; init; }
}
