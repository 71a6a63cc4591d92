using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Iam.Groups;

namespace AdminIam.Engine.Iam.Users;

/// <summary>What a user has already.</summary>
/// <param name="HasPassword">Whether there is a login profile.</param>
/// <param name="AccessKeyIds">The IDs of the access keys.</param>
/// <param name="Groups">The groups of the user.</param>
internal sealed record ExistingParts(bool HasPassword, IReadOnlyList<string> AccessKeyIds, IReadOnlyList<string> Groups)
{
    /// <summary>The state of a new user.</summary>
    public static ExistingParts None { get; } = new(false, [], []);

    /// <summary>Reads them concurrently.</summary>
    public static async Task<ExistingParts> ReadAsync(IamRun run, string userName)
    {
        var password = new LoginProfileWriter(run).ExistsAsync(userName);
        var keys = AccessKeyCalls.List(run, userName, exists: true).ToListAsync();
        var groups = new GroupReader(run).ListForUser(userName).ToListAsync();
        await Task.WhenAll(password, keys, groups).ConfigureAwait(false);
        return new ExistingParts(
            await password.ConfigureAwait(false),
            (await keys.ConfigureAwait(false)).Select(key => key.AccessKeyId).ToList(),
            (await groups.ConfigureAwait(false)).Select(group => group.GroupName).ToList());
    }
}
