using AdminIam.Engine.Common.Errors;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Sets names, paths, tags and permissions boundaries of users who exist.</summary>
internal sealed class UserAttributes(IamRun run)
{
    /// <summary>Sets tags; other tags stay.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="tags">The tags.</param>
    public Task SetTagsAsync(string userName, IEnumerable<KeyValuePair<string, string>> tags)
    {
        var request = new TagUserRequest
        {
            UserName = userName,
            Tags = tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToList(),
        };
        return run.Calls.RepeatableAsync(token => run.Client.TagUserAsync(request, token), exists: true);
    }

    /// <summary>Removes tags.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="keys">Their keys.</param>
    public Task RemoveTagsAsync(string userName, IEnumerable<string> keys)
    {
        var request = new UntagUserRequest { UserName = userName, TagKeys = [.. keys] };
        return run.Calls.RepeatableAsync(token => run.Client.UntagUserAsync(request, token), exists: true);
    }

    /// <summary>Sets the permissions boundary.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="policyArn">The ARN of the policy that bounds the user's permissions.</param>
    public Task SetBoundaryAsync(string userName, string policyArn)
    {
        var request = new PutUserPermissionsBoundaryRequest { UserName = userName, PermissionsBoundary = policyArn };
        return run.Calls.RepeatableAsync(
            token => run.Client.PutUserPermissionsBoundaryAsync(request, token), exists: true);
    }

    /// <summary>Removes the permissions boundary.</summary>
    /// <param name="userName">The user.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RemoveBoundaryAsync(string userName) => run.Calls.RemovalAsync(
        token => run.Client.DeleteUserPermissionsBoundaryAsync(
            new DeleteUserPermissionsBoundaryRequest { UserName = userName }, token));

    /// <summary>Gives a user another name or path.</summary>
    /// <param name="user">The user.</param>
    /// <param name="name">The name afterwards.</param>
    /// <param name="path">The path afterwards.</param>
    /// <returns>The user afterwards.</returns>
    public async Task<UserRecord> MoveAsync(UserRecord user, string name, string path)
    {
        var update = new UpdateUserRequest
        {
            UserName = user.UserName,
            NewUserName = name == user.UserName ? null : name,
            NewPath = path == user.Path ? null : path,
        };
        try
        {
            await run.Calls.RenamingAsync(
                token => run.Client.UpdateUserAsync(update, token),
                async () => await new UserReader(run.Finishing).FindAsync(name).ConfigureAwait(false) is { } found
                    && found.UserId == user.UserId && found.Path == path).ConfigureAwait(false);
        }
        catch (EntityAlreadyExistsException e)
        {
            throw NameInUse(user.UserName, name, e);
        }

        return user with
        {
            UserName = name,
            Path = path,
            Arn = run.Session.Partition.Arn(run.Session.Identity.AccountId, "user", path, name),
        };
    }

    /// <summary>The failure that another user has the name.</summary>
    /// <param name="userName">The user who was to be renamed.</param>
    /// <param name="newName">The name.</param>
    /// <param name="inner">AWS's answer.</param>
    public static AdminException NameInUse(string userName, string newName, Exception? inner = null) => new(
        "UserAlreadyExists", ErrorKind.ResourceExists, userName,
        $"'{userName}' cannot be renamed: there is another user '{newName}'. User names are unique ignoring case.",
        "Choose another name, or remove the other user first.", inner);
}
