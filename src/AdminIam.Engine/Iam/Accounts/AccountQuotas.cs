using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>
/// The quotas of an account. They are read at most once per run, and only if those of a new account are not sufficient,
/// because quotas can be increased but not decreased.
/// </summary>
public sealed class AccountQuotas(IamRun run)
{
    // The values of a new account, which also apply if the caller is not authorized to read the summary.
    private static readonly Dictionary<string, int> Defaults = new(StringComparer.Ordinal)
    {
        [PolicySizeKey] = 6144,
        [VersionsPerPolicyKey] = 5,
        [PoliciesPerGroupKey] = 10,
        [GroupsPerUserKey] = 10,
    };

    private const string PolicySizeKey = "PolicySizeQuota";
    private const string VersionsPerPolicyKey = "VersionsPerPolicyQuota";
    private const string PoliciesPerGroupKey = "AttachedPoliciesPerGroupQuota";
    private const string GroupsPerUserKey = "GroupsPerUserQuota";
    private readonly Lazy<Task<Dictionary<string, int>>> _summary = new(() => ReadAsync(run));

    /// <summary>Returns the maximum number of characters of a managed policy, without white space.</summary>
    /// <param name="required">The required number.</param>
    public Task<int> PolicySizeAsync(int required) => OfAsync(PolicySizeKey, required);

    /// <summary>Returns the maximum number of versions of a managed policy.</summary>
    /// <param name="required">The required number.</param>
    public Task<int> VersionsPerPolicyAsync(int required) => OfAsync(VersionsPerPolicyKey, required);

    /// <summary>Returns the maximum number of managed policies of a group.</summary>
    /// <param name="required">The required number.</param>
    public Task<int> PoliciesPerGroupAsync(int required) => OfAsync(PoliciesPerGroupKey, required);

    /// <summary>Returns the maximum number of groups of a user.</summary>
    /// <param name="required">The required number.</param>
    public Task<int> GroupsPerUserAsync(int required) => OfAsync(GroupsPerUserKey, required);

    private async Task<int> OfAsync(string key, int required)
    {
        if (required <= Defaults[key])
            return Defaults[key];
        return (await _summary.Value.ConfigureAwait(false)).TryGetValue(key, out var quota) ? quota : Defaults[key];
    }

    private static async Task<Dictionary<string, int>> ReadAsync(IamRun run)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(
                token =>
                    run.Client.GetAccountSummaryAsync(new GetAccountSummaryRequest(), token)).ConfigureAwait(false);
            return answer.SummaryMap ?? [];
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            return [];
        }
    }
}
