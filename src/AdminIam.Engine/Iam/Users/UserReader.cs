using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Reads users.</summary>
public sealed class UserReader(IamRun run)
{

    /// <summary>Returns all users, without tags and permissions boundaries, which ListUsers does not return.</summary>
    public Pages<UserRecord> List() => IamPages.Read(
        run, new ListUsersRequest(), run.Client.ListUsersAsync, answer => answer.Users).Select(ToRecord);

    /// <summary>Returns a user with tags; <see langword="null"/> if the user does not exist.</summary>
    public async Task<UserRecord?> FindAsync(string userName)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(
                token =>
                    run.Client.GetUserAsync(new GetUserRequest { UserName = userName }, token)).ConfigureAwait(false);
            return ToRecord(answer.User) with { Tags = ToTags(answer.User.Tags) };
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    /// <summary>Waits until an existing user is visible, and returns the user with tags.</summary>
    internal async Task<UserRecord> GetExistingAsync(string userName)
    {
        var answer = await run.Calls.RepeatableAsync(
            token => run.Client.GetUserAsync(new GetUserRequest { UserName = userName }, token), exists: true)
            .ConfigureAwait(false);
        return ToRecord(answer.User) with { Tags = ToTags(answer.User.Tags) };
    }

    /// <summary>Returns a user with tags.</summary>
    /// <param name="names">The names for suggestions.</param>
    public async Task<UserRecord> GetAsync(string userName, AccountNameIndex names)
    {
        IamNameRules.CheckUserName(userName);
        return await FindAsync(userName).ConfigureAwait(false)
            ?? throw await names.UserNotFoundAsync(userName).ConfigureAwait(false);
    }

    internal static UserRecord ToRecord(User user) => new()
    {
        UserName = user.UserName,
        UserId = user.UserId,
        Arn = user.Arn,
        Path = user.Path,
        CreateDate = user.CreateDate,
        PasswordLastUsed = user.PasswordLastUsed,
        PermissionsBoundary = user.PermissionsBoundary?.PermissionsBoundaryArn,
    };

    internal static IReadOnlyList<KeyValuePair<string, string>> ToTags(IEnumerable<Tag>? tags) =>
        (tags ?? []).Select(tag => new KeyValuePair<string, string>(tag.Key, tag.Value)).ToList();
}
