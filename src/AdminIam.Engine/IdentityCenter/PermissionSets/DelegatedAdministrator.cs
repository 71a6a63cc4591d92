using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>Explains the denials that a delegated administrator meets: AWS does not allow it to change what the
/// management account has, and the error of AWS does not state that.</summary>
internal sealed class DelegatedAdministrator(IdentityCenterRun run)
{
    private readonly PermissionSetReader _reader = new(run);

    private string? Owner => run.Session.Instance.OwnerAccountId;

    /// <summary>Returns the result of the work on a permission set, or explains its denial.</summary>
    /// <param name="name">The name of the permission set.</param>
    /// <param name="arn">The permission set.</param>
    /// <param name="work">The work.</param>
    /// <typeparam name="T">The result.</typeparam>
    public async Task<T> ExplainAsync<T>(string name, string arn, Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (Owner is not null && Owner != run.Session.Account.Identity.AccountId
            && AwsErrors.Translate(e, name) is { ErrorId: "AccessDenied" })
        {
            if (!await IsInManagementAccountAsync(arn).ConfigureAwait(false))
                throw;
            var denied = AwsErrors.Translate(e, name);
            throw new AdminException(
                denied.ErrorId, denied.Kind, name,
                $"{denied.Message} The management account {Owner} has the permission set '{name}', which the delegated "
                + $"administrator {run.Session.Account.Identity.AccountId} therefore cannot change.",
                "Connect to the management account, and use a separate permission set for it so that a delegated "
                + "administrator can manage the others.",
                denied.InnerException ?? denied);
        }
    }

    private async Task<bool> IsInManagementAccountAsync(string arn)
    {
        try
        {
            var accounts = await _reader.Accounts(arn).ToListAsync().ConfigureAwait(false);
            return accounts.Contains(Owner!);
        }
        catch (AmazonServiceException)
        {
            // The denial remains unexplained.
            return false;
        }
    }
}
