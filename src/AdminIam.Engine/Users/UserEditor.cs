using System.Collections.Concurrent;
using AdminIam.Engine.Calls;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Names;
using AdminIam.Engine.Policies;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Users;

/// <summary>Changes users' names, paths, tags and permissions boundaries.</summary>
public sealed class UserEditor
{
    private readonly IamSession _session;
    private readonly StopSignal _stop;
    private readonly AccountNames _names;
    private readonly UserReader _reader;
    private readonly ConcurrentDictionary<string, Lazy<Task<PolicyRecord>>> _boundaries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes an editor for one run.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the run.</param>
    public UserEditor(IamSession session, StopSignal stop)
    {
        _session = session;
        _stop = stop;
        _names = new AccountNames(session, stop);
        _reader = new UserReader(session, stop);
    }

    /// <summary>Changes a user.</summary>
    /// <param name="change">What is to change.</param>
    /// <returns>The user as it is now.</returns>
    public async Task<UserRecord> SetAsync(UserChange change)
    {
        Check(change);
        var user = await _reader.GetAsync(change.UserName, _names).ConfigureAwait(false);
        var boundary = change.PermissionsBoundary is null ? null : await BoundaryAsync(change.PermissionsBoundary).ConfigureAwait(false);
        var tags = new TagChange(user.Tags ?? [], change);
        tags.CheckQuota(user.UserName);
        await CheckNewNameAsync(user, change.NewUserName).ConfigureAwait(false);

        // The name last: whatever fails before, the same command again finds the user under the old one.
        var tagged = await ChangeTagsAsync(user.UserName, tags).ConfigureAwait(false);
        var bounded = await ChangeBoundaryAsync(user, boundary, change.RemovePermissionsBoundary).ConfigureAwait(false);
        var moved = await MoveAsync(user, change).ConfigureAwait(false);
        var (name, path) = (change.NewUserName ?? user.UserName, change.NewPath ?? user.Path);
        return user with
        {
            UserName = name,
            Path = path,
            Arn = moved ? _session.Partition.Arn(_session.Identity.AccountId, "user", path, name) : user.Arn,
            Tags = tags.Result,
            PermissionsBoundary = change.RemovePermissionsBoundary ? null : boundary ?? user.PermissionsBoundary,
            Outcome = tagged || bounded || moved ? Outcome.Updated : Outcome.Unchanged,
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

    private async Task<string> BoundaryAsync(string nameOrArn)
    {
        var policy = _boundaries.GetOrAdd(
            nameOrArn, name => new(() => new PolicyReader(_session, _stop).ResolveAsync(name, _names)));
        return (await policy.Value.ConfigureAwait(false)).Arn;
    }

    private async Task CheckNewNameAsync(UserRecord user, string? newName)
    {
        if (newName is null || IsKey(newName, user.UserName))
            return;
        if (await _reader.FindAsync(newName).ConfigureAwait(false) is not null)
            throw NameInUse(user.UserName, newName);
    }

    private async Task<bool> ChangeTagsAsync(string userName, TagChange tags)
    {
        // Away first: there may be room for 50 only.
        if (tags.Removed.Count > 0)
        {
            await _session.Calls.RepeatableAsync(
                token => _session.Iam.UntagUserAsync(
                    new UntagUserRequest { UserName = userName, TagKeys = [.. tags.Removed] }, token), _stop, exists: true).ConfigureAwait(false);
        }

        if (tags.Set.Count > 0)
        {
            var request = new TagUserRequest
            {
                UserName = userName,
                Tags = tags.Set.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToList(),
            };
            await _session.Calls.RepeatableAsync(
                token => _session.Iam.TagUserAsync(request, token), _stop, exists: true).ConfigureAwait(false);
        }

        return tags.Removed.Count + tags.Set.Count > 0;
    }

    private async Task<bool> ChangeBoundaryAsync(UserRecord user, string? boundary, bool remove)
    {
        if (remove)
        {
            return user.PermissionsBoundary is not null && await _session.Calls.RemovalAsync(
                token => _session.Iam.DeleteUserPermissionsBoundaryAsync(
                    new DeleteUserPermissionsBoundaryRequest { UserName = user.UserName }, token), _stop).ConfigureAwait(false);
        }

        if (boundary is null || boundary == user.PermissionsBoundary)
            return false;
        await _session.Calls.RepeatableAsync(
            token => _session.Iam.PutUserPermissionsBoundaryAsync(
                new PutUserPermissionsBoundaryRequest { UserName = user.UserName, PermissionsBoundary = boundary }, token),
            _stop, exists: true).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> MoveAsync(UserRecord user, UserChange change)
    {
        var (name, path) = (change.NewUserName ?? user.UserName, change.NewPath ?? user.Path);
        if (name == user.UserName && path == user.Path)
            return false;
        var update = new UpdateUserRequest { UserName = user.UserName, NewUserName = change.NewUserName, NewPath = change.NewPath };
        try
        {
            await Renaming.RunAsync(
                _session.Calls,
                token => _session.Iam.UpdateUserAsync(update, token),
                async () => await new UserReader(_session, _stop.Finishing).FindAsync(name).ConfigureAwait(false) is { } found
                    && found.UserId == user.UserId && found.Path == path,
                _stop).ConfigureAwait(false);
            return true;
        }
        catch (EntityAlreadyExistsException e)
        {
            throw NameInUse(user.UserName, name, e);
        }
    }

    private static bool IsKey(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static AdminException NameInUse(string userName, string newName, Exception? inner = null) => new(
        "UserAlreadyExists", ErrorKind.ResourceExists, userName,
        $"'{userName}' cannot be renamed: there is another user '{newName}'. User names are unique ignoring case.",
        "Choose another name, or remove the other user first.", inner);
}
