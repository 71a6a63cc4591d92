using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Changes names, paths, tags and permissions boundaries of users.</summary>
public sealed class UserEditor
{
    private readonly AccountNameIndex _names;
    private readonly UserReader _reader;
    private readonly BoundaryPolicies _boundaries;
    private readonly UserAttributes _attributes;

    /// <summary>Creates the editor of a run.</summary>
    public UserEditor(IamRun run)
    {
        _names = new AccountNameIndex(run);
        _reader = new UserReader(run);
        _boundaries = new BoundaryPolicies(run, _names);
        _attributes = new UserAttributes(run);
    }

    /// <summary>Validates a change, and reads the user.</summary>
    /// <param name="change">The requested changes.</param>
    public async Task<UserRecord> CheckAsync(UserChange change)
    {
        Check(change);
        return await _reader.GetAsync(change.UserName, _names).ConfigureAwait(false);
    }

    /// <summary>Changes a user.</summary>
    /// <param name="change">The requested changes.</param>
    /// <returns>The changed user.</returns>
    public async Task<UserRecord> SetAsync(UserChange change)
    {
        var user = await CheckAsync(change).ConfigureAwait(false);
        var boundary = change.PermissionsBoundary is null
            ? null
            : await _boundaries.ResolveAsync(change.PermissionsBoundary).ConfigureAwait(false);
        var tags = new TagChange(user.Tags ?? [], change);
        tags.CheckQuota(user.UserName);
        await CheckNewNameAsync(user, change.NewUserName).ConfigureAwait(false);

        // The name is changed last, so that the same command can be run again after a failure.
        await ChangeTagsAsync(user.UserName, tags).ConfigureAwait(false);
        var newBoundary = change.RemovePermissionsBoundary ? null : boundary ?? user.PermissionsBoundary;
        await ChangeBoundaryAsync(user, newBoundary).ConfigureAwait(false);
        var (name, path) = (change.NewUserName ?? user.UserName, change.NewPath ?? user.Path);
        var isMoved = name != user.UserName || path != user.Path;
        var moved = isMoved ? await _attributes.MoveAsync(user, name, path).ConfigureAwait(false) : user;
        string[] changes =
        [
            .. Difference("name", user.UserName, name), .. Difference("path", user.Path, path), .. tags.Changes,
            .. Difference("permissions boundary", user.PermissionsBoundary, newBoundary),
        ];
        return moved with
        {
            Tags = tags.Result,
            PermissionsBoundary = newBoundary,
            Changes = changes,
            Outcome = EnsureOutcome.Of(changes.Length > 0),
        };
    }

    private static void Check(UserChange change)
    {
        var name = change.UserName;
        if (change.NewUserName is not null)
            IamNameRules.CheckNewUserName(change.NewUserName);
        if (change.NewPath is not null)
            IamNameRules.CheckPath(change.NewPath, name);
        IamTags.Check(change.Tags, name);
        if (change.RemovedTags.FirstOrDefault(key => change.Tags.Any(tag => IsKey(tag.Key, key))) is { } both)
        {
            throw new AdminException(
                "AmbiguousTag", ErrorKind.InvalidArgument, name,
                $"The tag '{both}' of '{name}' is to be set and removed.",
                "Specify it with -Tag or -RemoveTag, not both. Keys are not case-sensitive.");
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

    private async Task ChangeTagsAsync(string userName, TagChange tags)
    {
        // Removed first, because a user can have only 50 tags.
        if (tags.Removed.Count > 0)
            await _attributes.RemoveTagsAsync(userName, tags.Removed).ConfigureAwait(false);
        if (tags.Set.Count > 0)
            await _attributes.SetTagsAsync(userName, tags.Set).ConfigureAwait(false);
    }

    private async Task ChangeBoundaryAsync(UserRecord user, string? boundary)
    {
        if (boundary == user.PermissionsBoundary)
            return;
        if (boundary is null)
            await _attributes.RemoveBoundaryAsync(user.UserName).ConfigureAwait(false);
        else
            await _attributes.SetBoundaryAsync(user.UserName, boundary).ConfigureAwait(false);
    }

    private static IEnumerable<string> Difference(string what, string? before, string? now) =>
        before == now ? [] : [$"{what}: {before ?? "none"} -> {now ?? "none"}"];

    private static bool IsKey(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
