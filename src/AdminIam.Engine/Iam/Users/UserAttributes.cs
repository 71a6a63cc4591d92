using AdminIam.Engine.Common.Errors;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Sets names, paths, tags and permissions boundaries of existing users.</summary>
internal sealed class UserAttributes(IamRun run)
{
    /// <summary>Sets tags. Other tags are not changed.</summary>
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
    /// <param name="keys">The keys of the tags.</param>
    public Task RemoveTagsAsync(string userName, IEnumerable<string> keys)
    {
        var request = new UntagUserRequest { UserName = userName, TagKeys = [.. keys] };
        return run.Calls.RepeatableAsync(token => run.Client.UntagUserAsync(request, token), exists: true);
    }

    /// <summary>Sets the permissions boundary.</summary>
    /// <param name="policyArn">The ARN of the policy.</param>
    public Task SetBoundaryAsync(string userName, string policyArn)
    {
        var request = new PutUserPermissionsBoundaryRequest { UserName = userName, PermissionsBoundary = policyArn };
        return run.Calls.RepeatableAsync(
            token => run.Client.PutUserPermissionsBoundaryAsync(request, token), exists: true);
    }

    /// <summary>Deletes the permissions boundary.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RemoveBoundaryAsync(string userName) => run.Calls.RemovalAsync(
        token => run.Client.DeleteUserPermissionsBoundaryAsync(
            new DeleteUserPermissionsBoundaryRequest { UserName = userName }, token));

    /// <summary>Changes the name and path of a user.</summary>
    /// <param name="name">The new name.</param>
    /// <param name="path">The new path.</param>
    /// <returns>The changed user.</returns>
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

    /// <summary>Returns the exception for a name in use.</summary>
    /// <param name="userName">The user to rename.</param>
    /// <param name="inner">The exception of the call.</param>
    public static AdminException NameInUse(string userName, string newName, Exception? inner = null) => new(
        "UserAlreadyExists", ErrorKind.ResourceExists, userName,
        $"'{userName}' cannot be renamed: there is another user '{newName}'. User names are not case-sensitive.",
        "Choose another name, or delete the other user first.", inner);
}
