using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Accounts;

/// <summary>
/// The quotas of an account, read at most once in a run, and only where those of a new account do not suffice: quotas can
/// be raised, but not lowered.
/// </summary>
public sealed class AccountQuotas(IamRun run)
{
    // The values of a new account. Callers who may not read the summary are held to them.
    private static readonly Dictionary<string, int> Defaults = new(StringComparer.Ordinal)
    {
        [PolicySizeKey] = 6144,
        [VersionsPerPolicyKey] = 5,
        [PoliciesPerGroupKey] = 10,
    };

    private const string PolicySizeKey = "PolicySizeQuota";
    private const string VersionsPerPolicyKey = "VersionsPerPolicyQuota";
    private const string PoliciesPerGroupKey = "AttachedPoliciesPerGroupQuota";
    private readonly Lazy<Task<Dictionary<string, int>>> _summary = new(() => ReadAsync(run));

    /// <summary>The most characters of a managed policy, without white space.</summary>
    /// <param name="wanted">How many are wanted.</param>
    public Task<int> PolicySizeAsync(int wanted) => OfAsync(PolicySizeKey, wanted);

    /// <summary>The most versions of a managed policy.</summary>
    /// <param name="wanted">How many are wanted.</param>
    public Task<int> VersionsPerPolicyAsync(int wanted) => OfAsync(VersionsPerPolicyKey, wanted);

    /// <summary>The most managed policies of a group.</summary>
    /// <param name="wanted">How many are wanted.</param>
    public Task<int> PoliciesPerGroupAsync(int wanted) => OfAsync(PoliciesPerGroupKey, wanted);

    private async Task<int> OfAsync(string key, int wanted)
    {
        if (wanted <= Defaults[key])
            return Defaults[key];
        return (await _summary.Value.ConfigureAwait(false)).TryGetValue(key, out var quota) ? quota : Defaults[key];
    }

    private static async Task<Dictionary<string, int>> ReadAsync(IamRun run)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(
                token => run.Client.GetAccountSummaryAsync(new GetAccountSummaryRequest(), token)).ConfigureAwait(false);
            return answer.SummaryMap ?? [];
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            return [];
        }
    }
}
