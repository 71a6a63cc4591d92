using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Completion;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Engine.IdentityCenter.Completion;

/// <summary>The lists of the instance of IAM Identity Center that an account can see.</summary>
/// <param name="account">The lists of the account, among which these are cached.</param>
public sealed class CenterLists(AccountLists account)
{
    /// <summary>Returns the users.</summary>
    public CachedList<DirectoryUser> Users() => account.ListOf<DirectoryUser>(
        "identity users", async (run, add) => await AccountLists.ReadAsync(
            new UserFinder(await FindAsync(run).ConfigureAwait(false)).List(), add).ConfigureAwait(false));

    /// <summary>Returns the groups.</summary>
    public CachedList<DirectoryGroup> Groups() => account.ListOf<DirectoryGroup>(
        "identity groups", async (run, add) => await AccountLists.ReadAsync(
            new GroupFinder(await FindAsync(run).ConfigureAwait(false)).List(), add).ConfigureAwait(false));

    /// <summary>Returns the permission sets.</summary>
    public CachedList<PermissionSetName> PermissionSets() => account.ListOf<PermissionSetName>(
        "permission sets", async (run, add) =>
        {
            var index = new PermissionSetIndex(await FindAsync(run).ConfigureAwait(false));
            (await index.ListAsync().ConfigureAwait(false)).ToList().ForEach(add);
        });

    /// <summary>Returns the tags of a permission set.</summary>
    /// <param name="nameOrArn">The name or ARN of the permission set.</param>
    public CachedList<KeyValuePair<string, string>> TagsOfPermissionSet(string nameOrArn) =>
        account.ListOf<KeyValuePair<string, string>>($"tags of permission set {nameOrArn}", async (run, add) =>
        {
            var center = await FindAsync(run).ConfigureAwait(false);
            if (await new PermissionSetIndex(center).FindAsync(nameOrArn).ConfigureAwait(false) is { } set)
                (await new PermissionSetReader(center).TagsAsync(set.Arn).ConfigureAwait(false)).ToList().ForEach(add);
        });

    private static async Task<IdentityCenterRun> FindAsync(IamRun run) => new(
        await IdentityCenterSession.FindAsync(run.Session.Account, null, run.Stop).ConfigureAwait(false), run.Stop);
}
