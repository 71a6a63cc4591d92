using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;
using Amazon.IdentityStore;
using Amazon.IdentityStore.Model;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>Creates users and sets their attributes. A conflict is reported with the user who has the name or the email
/// address.</summary>
internal sealed class UserWriter(IdentityCenterRun run)
{
    private readonly UserFinder _users = new(run);

    /// <summary>Creates a user.</summary>
    /// <param name="attributes">The attributes, with those that IAM Identity Center requires.</param>
    /// <returns>The user, without what only AWS knows.</returns>
    /// <exception cref="AdminException"><c>IdentityUserAlreadyExists</c> or <c>EmailInUse</c>.</exception>
    public async Task<DirectoryUser> CreateAsync(
        string userName, IReadOnlyDictionary<UserProperty, string> attributes)
    {
        var request = new CreateUserRequest { IdentityStoreId = run.StoreId, UserName = userName };
        foreach (var one in attributes.Where(one => one.Value.Length > 0))
            one.Key.Set(request, one.Value);
        var start = run.UtcNow;
        try
        {
            var answer = await run.Calls.OnceAsync(
                token => run.Client.CreateUserAsync(request, token),
                async _ => await FindOursAsync(userName, attributes, start).ConfigureAwait(false) is { } ours
                    ? new CreateUserResponse { UserId = ours.UserId }
                    : null).ConfigureAwait(false);
            return ToUser(answer.UserId, request);
        }
        catch (ConflictException e) when (IsUniqueness(e))
        {
            throw await ConflictAsync(userName, null, attributes, e).ConfigureAwait(false);
        }
    }

    /// <summary>Sets attributes of a user.</summary>
    /// <param name="values">The values; an empty text removes an attribute.</param>
    /// <param name="newName">The new name; <see langword="null"/> to keep it.</param>
    /// <exception cref="AdminException"><c>IdentityUserAlreadyExists</c> or <c>EmailInUse</c>.</exception>
    public async Task UpdateAsync(
        DirectoryUser user, IReadOnlyDictionary<UserProperty, string> values, string? newName = null)
    {
        List<AttributeOperation> operations = [.. values.Select(one => one.Key.Change(one.Value))];
        if (newName is not null)
            operations.Add(new AttributeOperation { AttributePath = "userName", AttributeValue = newName });
        try
        {
            await run.Calls.RepeatableAsync(token => run.Client.UpdateUserAsync(
                new UpdateUserRequest
                {
                    IdentityStoreId = run.StoreId,
                    UserId = user.UserId,
                    Operations = operations,
                },
                token)).ConfigureAwait(false);
        }
        catch (ConflictException e) when (IsUniqueness(e))
        {
            throw await ConflictAsync(newName ?? user.UserName, user, values, e).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes a user.</summary>
    /// <param name="justCreated">Whether the user was just created, so that it may not be visible yet.</param>
    public Task<bool> DeleteAsync(string userId, bool justCreated = false) => run.Calls.RemovalAsync(
        token => run.Client.DeleteUserAsync(
            new DeleteUserRequest { IdentityStoreId = run.StoreId, UserId = userId }, token),
        justCreated);

    /// <summary>Returns the exception for a name that another user has.</summary>
    public static AdminException AlreadyExists(string userName, Exception? inner = null) => new(
        "IdentityUserAlreadyExists", ErrorKind.ResourceExists, userName,
        $"The user '{userName}' already exists in IAM Identity Center. User names are not case-sensitive.",
        "Use New-AdminIdentityUser -Ensure or Set-AdminIdentityUser to update the user.", inner);

    private static bool IsUniqueness(ConflictException conflict) =>
        conflict.Reason == ConflictExceptionReason.UNIQUENESS_CONSTRAINT_VIOLATION;

    private async Task<AdminException> ConflictAsync(
        string userName, DirectoryUser? user, IReadOnlyDictionary<UserProperty, string> values, Exception inner)
    {
        if (await _users.FindIdAsync(userName).ConfigureAwait(false) is { } id && id != user?.UserId)
            return AlreadyExists(userName, inner);
        if (!values.TryGetValue(UserProperty.Email, out var email) || email.Length == 0)
            return AlreadyExists(userName, inner);
        var other = await _users.FindByEmailAsync(email).ConfigureAwait(false);
        return new AdminException(
            "EmailInUse", ErrorKind.ResourceExists, user?.UserName ?? userName,
            other is null
                ? $"The email address '{email}' of '{userName}' is in use."
                : $"The email address '{email}' of '{userName}' belongs to the user '{other.UserName}'.",
            "In IAM Identity Center, an email address belongs to one user.", inner);
    }

    // Another administrator may have created a user with the name at the same time, with other attributes.
    private async Task<DirectoryUser?> FindOursAsync(
        string userName, IReadOnlyDictionary<UserProperty, string> attributes, DateTime start)
    {
        var users = new UserFinder(run.Finishing);
        return await users.FindIdAsync(userName).ConfigureAwait(false) is { } id
            && await users.DescribeAsync(id).ConfigureAwait(false) is { } user
            && LostCall.HasCreated(user.CreateDate, start)
            && UserProperty.All.All(one => one.Of(user) == ValueOf(one))
                ? user
                : null;

        string? ValueOf(UserProperty one) => attributes.TryGetValue(one, out var value) ? value : null;
    }

    private static DirectoryUser ToUser(string userId, CreateUserRequest request) => DirectoryUser.Of(new User
    {
        UserId = userId,
        UserName = request.UserName,
        Name = request.Name,
        DisplayName = request.DisplayName,
        Emails = request.Emails,
        PhoneNumbers = request.PhoneNumbers,
        Title = request.Title,
        NickName = request.NickName,
        UserType = request.UserType,
        PreferredLanguage = request.PreferredLanguage,
        Locale = request.Locale,
        Timezone = request.Timezone,
        ProfileUrl = request.ProfileUrl,
    });
}
