using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Changes users' names, paths, tags and permissions boundaries.</summary>
public sealed class UserEditor
{
    private readonly AccountNames _names;
    private readonly UserReader _reader;
    private readonly BoundaryPolicies _boundaries;
    private readonly UserAttributes _attributes;

    /// <summary>Creates the editor of a run.</summary>
    /// <param name="run">The run.</param>
    public UserEditor(IamRun run)
    {
        _names = new AccountNames(run);
        _reader = new UserReader(run);
        _boundaries = new BoundaryPolicies(run, _names);
        _attributes = new UserAttributes(run);
    }

    /// <summary>Refuses what could not be changed, and reads the user as it is.</summary>
    /// <param name="change">What is to change.</param>
    public async Task<UserRecord> CheckAsync(UserChange change)
    {
        Check(change);
        return await _reader.GetAsync(change.UserName, _names).ConfigureAwait(false);
    }

    /// <summary>Changes a user.</summary>
    /// <param name="change">What is to change.</param>
    /// <returns>The user as it is now.</returns>
    public async Task<UserRecord> SetAsync(UserChange change)
    {
        var user = await CheckAsync(change).ConfigureAwait(false);
        var boundary = change.PermissionsBoundary is null ? null : await _boundaries.ResolveAsync(change.PermissionsBoundary).ConfigureAwait(false);
        var tags = new TagChange(user.Tags ?? [], change);
        tags.CheckQuota(user.UserName);
        await CheckNewNameAsync(user, change.NewUserName).ConfigureAwait(false);

        // The name last: whatever fails before, the same command again finds the user under the old one.
        var tagged = await ChangeTagsAsync(user.UserName, tags).ConfigureAwait(false);
        var bounded = await ChangeBoundaryAsync(user, boundary, change.RemovePermissionsBoundary).ConfigureAwait(false);
        var (name, path) = (change.NewUserName ?? user.UserName, change.NewPath ?? user.Path);
        var isMoved = name != user.UserName || path != user.Path;
        var moved = isMoved ? await _attributes.MoveAsync(user, name, path).ConfigureAwait(false) : user;
        return moved with
        {
            Tags = tags.Result,
            PermissionsBoundary = change.RemovePermissionsBoundary ? null : boundary ?? user.PermissionsBoundary,
            Outcome = EnsureOutcome.Of(tagged || bounded || isMoved),
        };
    }

    private static void Check(UserChange change)
    {
        var name = change.UserName;
        if (change.NewUserName is not null)
            IamNames.CheckNewUserName(change.NewUserName);
        if (change.NewPath is not null)
            IamNames.CheckPath(change.NewPath, name);
        IamTags.Check(change.Tags, name);
        if (change.RemovedTags.FirstOrDefault(key => change.Tags.Any(tag => IsKey(tag.Key, key))) is { } both)
        {
            throw new AdminException(
                "AmbiguousTag", ErrorKind.InvalidArgument, name, $"The tag '{both}' of '{name}' is to be set and removed.",
                "Name it in -Tag or -RemoveTag, not in both. The case of keys does not count.");
        }

        if (change is { PermissionsBoundary: not null, RemovePermissionsBoundary: true })
        {
            throw new AdminException(
                "AmbiguousPermissionsBoundary", ErrorKind.InvalidArgument, name,
                $"The permissions boundary of '{name}' is to be set and removed.",
                "Give -PermissionsBoundary or -RemovePermissionsBoundary, not both.");
        }
    }

    private async Task CheckNewNameAsync(UserRecord user, string? newName)
    {
        if (newName is null || IsKey(newName, user.UserName))
            return;
        if (await _reader.FindAsync(newName).ConfigureAwait(false) is not null)
            throw UserAttributes.NameInUse(user.UserName, newName);
    }

    private async Task<bool> ChangeTagsAsync(string userName, TagChange tags)
    {
        // Away first: there may be room for 50 only.
        if (tags.Removed.Count > 0)
            await _attributes.RemoveTagsAsync(userName, tags.Removed).ConfigureAwait(false);
        if (tags.Set.Count > 0)
            await _attributes.SetTagsAsync(userName, tags.Set).ConfigureAwait(false);
        return tags.Removed.Count + tags.Set.Count > 0;
    }

    private async Task<bool> ChangeBoundaryAsync(UserRecord user, string? boundary, bool remove)
    {
        if (remove)
            return user.PermissionsBoundary is not null && await _attributes.RemoveBoundaryAsync(user.UserName).ConfigureAwait(false);
        if (boundary is null || boundary == user.PermissionsBoundary)
            return false;
        await _attributes.SetBoundaryAsync(user.UserName, boundary).ConfigureAwait(false);
        return true;
    }

    private static bool IsKey(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
