using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Locks;

/// <summary>Lists what a lock would disable, and changes nothing.</summary>
/// <param name="options">The options of the lock.</param>
public sealed class LockPreview(IamRun run, LockOptions options)
{
    private static readonly CredentialKind[] Kinds =
        [CredentialKind.AccessKey, CredentialKind.SshKey, CredentialKind.ServiceCredential, CredentialKind.Certificate];

    private readonly AccountNameIndex _names = new(run);
    private readonly UserCredentials _credentials = new(run);
    private readonly LoginProfileWriter _profiles = new(run);

    /// <summary>Returns the actions of a lock, such as <c>Deny all actions; disable access key AKIA...</c>.</summary>
    public async Task<string> DescribeAsync(string userName)
    {
        IamNameRules.CheckUserName(userName);
        var hasPassword = options.RemovePassword ? _profiles.ExistsAsync(userName) : Task.FromResult(false);
        var lists = await Task.WhenAll(Kinds.Select(kind => ActiveAsync(kind, userName))).ConfigureAwait(false);
        var active = lists.SelectMany(list => list).ToList();
        return "Deny all actions"
            + (active.Count == 0 ? string.Empty : $"; disable {string.Join(", ", active)}")
            + (await hasPassword.ConfigureAwait(false) ? "; delete the console password" : string.Empty);
    }

    private async Task<IEnumerable<string>> ActiveAsync(CredentialKind kind, string userName)
    {
        try
        {
            var all = await _credentials.TryListAsync(kind, userName).ConfigureAwait(false) ?? [];
            return all.Where(credential => credential.IsActive).Select(credential => credential.What);
        }
        catch (NoSuchEntityException e)
        {
            throw await _names.UserNotFoundAsync(userName, e).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            // The lock itself attempts every step, and reports what is not allowed.
            return [$"{UserCredentials.Describe(kind)} (which could not be listed)"];
        }
    }
}
