using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>Provisions permission sets to the accounts that have them: AWS updates the roles in accounts only on
/// request.</summary>
public sealed class PermissionSetProvisioner(IdentityCenterRun run)
{
    /// <summary>The number of managed policies of a role that IAM accepts unless an account has a higher
    /// quota.</summary>
    public const int PoliciesOfRole = 10;

    // AWS accepts three requests for all accounts at a time.
    private const int SetsAtOnce = 3;
    private const int AccountsAtOnce = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);
    private static readonly SemaphoreSlim Slots = new(SetsAtOnce);
    private readonly PermissionSetReader _reader = new(run);
    private readonly DelegatedAdministrator _delegated = new(run);

    /// <summary>Returns a permission set with the accounts whose permissions are not current.</summary>
    /// <param name="set">The permission set.</param>
    /// <param name="isChange">Whether they are to be updated, which is a change.</param>
    public async Task<PermissionSetRecord> WithOutdatedAsync(PermissionSetRecord set, bool isChange = true)
    {
        var outdated = await OutdatedAsync(set.Arn).ConfigureAwait(false);
        return isChange && outdated.Count > 0
            ? set with
            {
                OutdatedAccounts = outdated,
                Outcome = Outcome.Updated,
                Changes = [.. set.Changes, $"provisioned to outdated accounts: {NameListText.Of(outdated)}"],
            }
            : set with { OutdatedAccounts = outdated };
    }

    /// <summary>Provisions a permission set to all accounts that have it.</summary>
    /// <param name="set">The permission set.</param>
    /// <param name="wait">Whether to wait until AWS has updated the accounts, at most ten minutes.</param>
    /// <returns>The permission set with its accounts, and with the result of each.</returns>
    public async Task<PermissionSetRecord> ProvisionAsync(PermissionSetRecord set, bool wait)
    {
        await Slots.WaitAsync(run.Stop.Soft).ConfigureAwait(false);
        try
        {
            return await _delegated.ExplainAsync(set.Name, set.Arn, () => ProvisionAllAsync(set, wait))
                .ConfigureAwait(false);
        }
        finally
        {
            Slots.Release();
        }
    }

    /// <summary>Returns the error for the accounts that could not be updated, or <see langword="null"/> if there are
    /// none.</summary>
    /// <param name="set">The permission set with the results.</param>
    public static AdminException? FailureOf(PermissionSetRecord set)
    {
        var failed = set.Provisioning.Where(one => one.Status == ProvisioningStatus.Failed).ToList();
        return failed.Count == 0
            ? null
            : new AdminException(
                "ProvisioningFailed", ErrorKind.InvalidOperation, set.Name,
                $"{failed.Count} of {set.Provisioning.Count} accounts still have the previous permissions of "
                + $"'{set.Name}'. "
                + string.Join(" ", failed.Select(one => $"{one.AccountId}: {one.FailureReason}")),
                "A customer managed policy must exist in each account, and a role can have "
                + $"{PoliciesOfRole} managed policies unless the account has a higher quota. "
                + $"Resolve the problem, and run Set-AdminPermissionSet {set.Name} -Reprovision.");
    }

    private Task<List<string>> OutdatedAsync(string arn) => _reader.Accounts(arn, onlyOutdated: true).ToListAsync();

    private async Task<PermissionSetRecord> ProvisionAllAsync(PermissionSetRecord set, bool wait)
    {
        // Without accounts, AWS would report a failure.
        var accounts = await _reader.Accounts(set.Arn).ToListAsync().ConfigureAwait(false);
        if (accounts.Count == 0)
            return set with { Accounts = [], OutdatedAccounts = [] };
        var status = await RequestAsync(set.Arn, null).ConfigureAwait(false);
        if (wait)
            status = await AwaitAsync(status).ConfigureAwait(false);
        if (status.Status == StatusValues.IN_PROGRESS)
        {
            return set with
            {
                Accounts = accounts,
                Provisioning = [.. accounts.Select(id => new AccountProvisioning(id, ProvisioningStatus.InProgress))],
            };
        }

        var failed = status.Status == StatusValues.FAILED
            ? await FailuresAsync(set.Arn, status).ConfigureAwait(false)
            : [];
        return set with
        {
            Accounts = accounts,
            OutdatedAccounts = [.. failed.Select(one => one.AccountId)],
            Provisioning =
            [
                .. accounts.Select(id => failed.FirstOrDefault(one => one.AccountId == id)
                    ?? new AccountProvisioning(id, ProvisioningStatus.Succeeded)),
            ],
        };
    }

    // The status of the request for all accounts has one reason and no account, so each account that is not current is
    // requested again.
    private async Task<IReadOnlyList<AccountProvisioning>> FailuresAsync(
        string arn, PermissionSetProvisioningStatus failure)
    {
        var outdated = await OutdatedAsync(arn).ConfigureAwait(false);
        if (outdated.Count <= 1)
            return [.. outdated.Select(id => Failed(id, failure.FailureReason))];
        var results = new List<AccountProvisioning>();
        for (var start = 0; start < outdated.Count; start += AccountsAtOnce)
        {
            results.AddRange(await Task.WhenAll(
                outdated.Skip(start).Take(AccountsAtOnce).Select(id => ProvisionAsync(arn, id))).ConfigureAwait(false));
        }

        return results.FindAll(one => one.Status != ProvisioningStatus.Succeeded);
    }

    private async Task<AccountProvisioning> ProvisionAsync(string arn, string accountId)
    {
        try
        {
            var status = await AwaitAsync(await RequestAsync(arn, accountId).ConfigureAwait(false))
                .ConfigureAwait(false);
            if (status.Status == StatusValues.FAILED)
                return Failed(accountId, status.FailureReason);
            return new AccountProvisioning(accountId, status.Status == StatusValues.IN_PROGRESS
                ? ProvisioningStatus.InProgress
                : ProvisioningStatus.Succeeded);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Failed(accountId, AwsErrors.Translate(e, accountId).Message);
        }
    }

    private async Task<PermissionSetProvisioningStatus> RequestAsync(string arn, string? accountId)
    {
        var answer = await run.AdminCalls.RepeatableAsync(token => run.Admin.ProvisionPermissionSetAsync(
            new ProvisionPermissionSetRequest
            {
                InstanceArn = run.Session.Instance.InstanceArn,
                PermissionSetArn = arn,
                TargetType = accountId is null
                    ? ProvisionTargetType.ALL_PROVISIONED_ACCOUNTS
                    : ProvisionTargetType.AWS_ACCOUNT,
                TargetId = accountId,
            },
            token)).ConfigureAwait(false);
        return answer.PermissionSetProvisioningStatus;
    }

    private async Task<PermissionSetProvisioningStatus> AwaitAsync(PermissionSetProvisioningStatus status)
    {
        var start = run.AdminCalls.Time.GetTimestamp();
        var pause = TimeSpan.FromSeconds(0.5);
        while (status.Status == StatusValues.IN_PROGRESS
            && run.AdminCalls.Time.GetElapsedTime(start) < Patience)
        {
            await run.AdminCalls.WaitAsync(pause).ConfigureAwait(false);
            if (pause < LongestPause)
                pause += pause;
            var requestId = status.RequestId;
            var answer = await run.AdminCalls.RepeatableAsync(
                token => run.Admin.DescribePermissionSetProvisioningStatusAsync(
                    new DescribePermissionSetProvisioningStatusRequest
                    {
                        InstanceArn = run.Session.Instance.InstanceArn,
                        ProvisionPermissionSetRequestId = requestId,
                    },
                    token),
                exists: true).ConfigureAwait(false);
            status = answer.PermissionSetProvisioningStatus;
        }

        return status;
    }

    private static AccountProvisioning Failed(string accountId, string? reason) =>
        new(accountId, ProvisioningStatus.Failed, FailureReason.TextOf(reason));
}
