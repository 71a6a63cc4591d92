using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Mfa;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Users;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Inventory;

/// <summary>Reads users with groups, policies, keys, MFA and last use.</summary>
/// <remarks>
/// All users are read in pages: GetAccountAuthorizationDetails returns the groups and policies of 1,000 users per call,
/// and the credential report the other properties. One user is read directly, with current values.
/// </remarks>
public sealed class UserDetailReader(IamRun run)
{
    private readonly Lazy<Task<Dictionary<string, CredentialReportEntry>?>> _report =
        new(() => ReportAsync(run));

    /// <summary>Whether the caller is authorized to read the credential report. Without it, keys, MFA and last use are
    /// unknown.</summary>
    public async Task<bool> HasReportAsync() => await _report.Value.ConfigureAwait(false) is not null;

    /// <summary>Returns all users.</summary>
    public Pages<UserRecord> List()
    {
        var answers = AuthorizationDetails.Read(run, "User");
        return new(async _ =>
        {
            var report = await _report.Value.ConfigureAwait(false);
            var page = await answers.NextAsync().ConfigureAwait(false);
            if (page is null)
                return ([], null);
            // Other pages may follow until the list ends.
            return (
                page.SelectMany(answer => answer.UserDetailList ?? []).Select(user => ToRecord(user, report)), "more");
        });
    }

    /// <summary>Returns a user.</summary>
    /// <param name="names">The names for suggestions.</param>
    public async Task<UserRecord> GetAsync(string userName, AccountNameIndex names)
    {
        var user = await new UserReader(run).GetAsync(userName, names).ConfigureAwait(false);
        var groups = new GroupReader(run).ListForUser(userName).ToListAsync();
        var inline = UserPolicyLists.Inline(run, userName).ToListAsync();
        var attached = UserPolicyLists.Attached(run, userName).ToListAsync();
        var keys = new AccessKeyReader(run).ListWithUseAsync(userName);
        var password = new LoginProfileWriter(run).ExistsAsync(userName);
        var devices = new MfaDeviceReader(run).ListForUserAsync(userName);
        var inlineNames = await inline.ConfigureAwait(false);
        var attachedPolicies = await attached.ConfigureAwait(false);
        return user with
        {
            Groups = (await groups.ConfigureAwait(false)).Select(group => group.GroupName).ToList(),
            Details = new UserDetails
            {
                Policies = attachedPolicies.ConvertAll(policy => policy.PolicyName),
                InlinePolicies = inlineNames,
                Keys = (await keys.ConfigureAwait(false)).Select(key => new UserKey(
                    key.AccessKeyId, key.IsActive, key.CreateDate, AgeOf(key.CreateDate), key.LastUsedDate,
                    key.LastUsedRegion, key.LastUsedService)).ToList(),
                HasPassword = await password.ConfigureAwait(false),
                MfaEnabled = (await devices.ConfigureAwait(false)).Count > 0,
                IsLocked = LockMark.IsDenyAllByLock(user.Tags, attachedPolicies)
                    || (inlineNames.Contains(LockPolicy.Name)
                        && LockMark.Denies(await new LockStore(run).ReadPolicyAsync(userName).ConfigureAwait(false))),
            },
        };
    }

    private TimeSpan? AgeOf(DateTime? created) =>
        created is { } made && made < run.UtcNow ? run.UtcNow - made : null;

    private UserRecord ToRecord(UserDetail user, Dictionary<string, CredentialReportEntry>? report)
    {
        // The report does not contain users that were created after it.
        var entry = report is not null && report.TryGetValue(user.Arn, out var found) ? found : null;
        var inline = (user.UserPolicyList ?? []).Select(policy => policy.PolicyName).ToList();
        return new UserRecord
        {
            UserName = user.UserName,
            UserId = user.UserId,
            Arn = user.Arn,
            Path = user.Path,
            CreateDate = user.CreateDate,
            PasswordLastUsed = entry?.PasswordLastUsed,
            PermissionsBoundary = user.PermissionsBoundary?.PermissionsBoundaryArn,
            Tags = UserReader.ToTags(user.Tags),
            Groups = user.GroupList ?? [],
            Details = new UserDetails
            {
                Policies = (user.AttachedManagedPolicies ?? []).Select(policy => policy.PolicyName).ToList(),
                InlinePolicies = inline,
                Keys = entry?.Keys.Select(key => new UserKey(
                    null, key.IsActive, key.LastRotated, AgeOf(key.LastRotated), key.LastUsed, key.LastUsedRegion,
                    key.LastUsedService)).ToList(),
                HasPassword = entry?.HasPassword,
                MfaEnabled = entry?.MfaActive,
                IsLocked = LockMark.IsLocked(user),
            },
        };
    }

    private static async Task<Dictionary<string, CredentialReportEntry>?> ReportAsync(IamRun run)
    {
        try
        {
            var report = await CredentialReportReader.ReadAsync(run).ConfigureAwait(false);
            return report.Entries.ToDictionary(entry => entry.Arn, StringComparer.Ordinal);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            return null;
        }
    }
}
