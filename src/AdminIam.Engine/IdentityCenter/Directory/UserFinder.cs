using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using Amazon.IdentityStore.Model;

namespace AdminIam.Engine.IdentityCenter.Directory;

/// <summary>Finds and lists the users of an identity store.</summary>
public sealed class UserFinder(IdentityCenterRun run)
{
    private const int PageSize = 100;
    private readonly KnownNames _names = new("users", () => List(run).Select(user => user.UserName));

    /// <summary>Returns all users, page by page.</summary>
    public Pages<DirectoryUser> List() => List(run);

    /// <summary>Returns a user.</summary>
    /// <param name="nameOrId">The name, which is not case-sensitive, or the ID.</param>
    /// <exception cref="AdminException"><c>IdentityUserNotFound</c>.</exception>
    public async Task<DirectoryUser> GetAsync(string nameOrId) =>
        await FindAsync(nameOrId).ConfigureAwait(false) ?? throw await NotFoundAsync(nameOrId).ConfigureAwait(false);

    /// <summary>Returns a user, or <see langword="null"/> if there is none.</summary>
    /// <param name="nameOrId">The name, which is not case-sensitive, or the ID.</param>
    public async Task<DirectoryUser?> FindAsync(string nameOrId)
    {
        if (StoreId.IsMatch(nameOrId) && await DescribeAsync(nameOrId).ConfigureAwait(false) is { } user)
            return user;
        return await FindIdAsync(nameOrId).ConfigureAwait(false) is { } id
            ? await DescribeAsync(id).ConfigureAwait(false)
            : null;
    }

    /// <summary>Returns the user with an e-mail address, or <see langword="null"/> if there is none.</summary>
    public async Task<DirectoryUser?> FindByEmailAsync(string address) =>
        await FindIdAsync("emails.value", address).ConfigureAwait(false) is { } id
            ? await DescribeAsync(id).ConfigureAwait(false)
            : null;

    /// <summary>Returns the user with an ID, or <see langword="null"/> if there is none.</summary>
    /// <param name="justCreated">Whether the user was just created, so that it may not be visible yet.</param>
    public async Task<DirectoryUser?> DescribeAsync(string userId, bool justCreated = false)
    {
        try
        {
            return DirectoryUser.Of(await run.Calls.RepeatableAsync(
                token => run.Client.DescribeUserAsync(
                    new DescribeUserRequest { IdentityStoreId = run.StoreId, UserId = userId }, token),
                justCreated).ConfigureAwait(false));
        }
        catch (Exception e) when (run.Calls.Service.IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>Returns the ID of the user with a name, or <see langword="null"/> if there is none.</summary>
    internal Task<string?> FindIdAsync(string userName) => FindIdAsync("userName", userName);

    /// <summary>Returns the exception for a user that does not exist.</summary>
    internal async Task<AdminException> NotFoundAsync(string nameOrId) => new(
        "IdentityUserNotFound", ErrorKind.NotFound, nameOrId,
        $"There is no user '{nameOrId}' in IAM Identity Center."
            + await _names.AdviseAsync(nameOrId).ConfigureAwait(false),
        "Get-AdminIdentityUser lists the existing users.");

    private static Pages<DirectoryUser> List(IdentityCenterRun run) => TokenPages.Read(
        run.Calls, new ListUsersRequest { IdentityStoreId = run.StoreId, MaxResults = PageSize },
        run.Client.ListUsersAsync, answer => answer.Users).Select(DirectoryUser.Of);

    private async Task<string?> FindIdAsync(string path, string value)
    {
        try
        {
            var answer = await run.Calls.RepeatableAsync(token => run.Client.GetUserIdAsync(
                new GetUserIdRequest
                {
                    IdentityStoreId = run.StoreId,
                    AlternateIdentifier = new AlternateIdentifier
                    {
                        UniqueAttribute = new UniqueAttribute { AttributePath = path, AttributeValue = value },
                    },
                },
                token)).ConfigureAwait(false);
            return answer.UserId;
        }
        catch (Exception e) when (run.Calls.Service.IsMissing(e))
        {
            return null;
        }
    }
}
