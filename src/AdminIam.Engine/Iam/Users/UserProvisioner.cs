using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Creates users with groups, password and access key.</summary>
/// <remarks>
/// A new console user in an existing group requires three calls in two round trips: CreateUser with tags, then
/// concurrently CreateLoginProfile and AddUserToGroup (and CreateAccessKey as a fourth call). A user without anything
/// else requires two calls: CreateUser, and GetUser until the user is visible.
/// </remarks>
/// <param name="ledger">The credentials file in which every secret is saved before it is reported, if any.</param>
public sealed class UserProvisioner(IamRun run, CredentialLedger? ledger = null)
{
    private const int GroupsPerUser = 10;
    private readonly UserRun _run = new(run, ledger, new UserRunFacts(run));
    private readonly UserReader _reader = new(run);

    /// <summary>Creates a user, or with <see cref="UserRequest.Ensure"/> updates an existing one.</summary>
    /// <param name="userRequest">The requested settings.</param>
    /// <returns>The user; with <see cref="ProvisionedUser.Failure"/> if not all properties could be set.</returns>
    public async Task<ProvisionedUser> ProvisionAsync(UserRequest userRequest)
    {
        var request = await ResolveAsync(userRequest).ConfigureAwait(false);
        if (await FindAsync(request).ConfigureAwait(false) is { } existing)
            return await CompleteAsync(request, existing, created: false).ConfigureAwait(false);

        UserRecord created;
        try
        {
            created = await CreateAsync(request).ConfigureAwait(false);
        }
        catch (EntityAlreadyExistsException e)
        {
            if (!request.Ensure)
            {
                throw new AdminException(
                    "UserAlreadyExists", ErrorKind.ResourceExists, request.UserName,
                    $"The user '{request.UserName}' already exists. User names are not case-sensitive.",
                    "Use -Ensure to update the user.", e);
            }

            // It was not visible when it was checked, or was created in the meantime.
            var present = await _reader.GetExistingAsync(request.UserName).ConfigureAwait(false);
            return await CompleteAsync(request, present, created: false).ConfigureAwait(false);
        }

        return await CompleteAsync(request, created, created: true).ConfigureAwait(false);
    }

    /// <summary>Returns the changes that <see cref="ProvisionAsync"/> would make to an existing user.</summary>
    /// <param name="userRequest">The requested settings, with <see cref="UserRequest.Ensure"/>.</param>
    /// <returns>The user with the changes, or <see langword="null"/> if it would be created.</returns>
    public async Task<UserRecord?> PlanAsync(UserRequest userRequest)
    {
        var request = await ResolveAsync(userRequest).ConfigureAwait(false);
        if (await FindAsync(request).ConfigureAwait(false) is not { } existing)
            return null;
        var parts = await UserParts.CompareAsync(
            new UserWork(_run, request, existing, isCreated: false)).ConfigureAwait(false);
        var tags = new TagChange(
            existing.Tags ?? [], new UserChange { UserName = existing.UserName, Tags = request.Tags });
        return existing with
        {
            Path = request.Path ?? existing.Path,
            PermissionsBoundary = request.PermissionsBoundary ?? existing.PermissionsBoundary,
            Tags = tags.Result,
            Groups = parts.Groups,
            Changes = await parts.PlanAsync().ConfigureAwait(false),
        };
    }

    private async Task<UserRecord?> FindAsync(UserRequest request) =>
        request.Ensure ? await _reader.FindAsync(request.UserName).ConfigureAwait(false) : null;

    /// <summary>Validates a request, before the first change.</summary>
    /// <returns>The request with the group names of the account and the ARN of the permissions boundary.</returns>
    private async Task<UserRequest> ResolveAsync(UserRequest request)
    {
        var name = request.UserName;
        if (request.Ensure)
            IamNameRules.CheckUserName(name);
        else
            IamNameRules.CheckNewUserName(name);
        if (request.Path is not null)
            IamNameRules.CheckPath(request.Path, name);
        IamTags.Check(request.Tags, name);
        request.CheckPassword();
        var groups = await ResolveGroupsAsync(request).ConfigureAwait(false);
        var boundary = request.PermissionsBoundary is { } policy
            ? await _run.Facts.Boundaries.ResolveAsync(policy).ConfigureAwait(false)
            : null;
        await _run.Facts.CheckPasswordAsync(request.Password, name).ConfigureAwait(false);
        return request with { Groups = groups, PermissionsBoundary = boundary };
    }

    // Before the user is created, so that an unknown group does not leave a user without a group.
    private async Task<IReadOnlyList<string>> ResolveGroupsAsync(UserRequest request)
    {
        var groupNames = request.Groups.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (groupNames.Count > GroupsPerUser)
        {
            throw new AdminException(
                "QuotaExceeded", ErrorKind.LimitExceeded, request.UserName,
                $"{groupNames.Count} groups were specified for '{request.UserName}'.",
                $"A user can be in up to {GroupsPerUser} groups.");
        }

        groupNames.ForEach(IamNameRules.CheckGroupName);
        var groups = new List<string>();
        foreach (var group in groupNames)
            groups.Add(await _run.Facts.Names.GroupAsync(group).ConfigureAwait(false));
        return groups;
    }

    private async Task<UserRecord> CreateAsync(UserRequest request)
    {
        var start = run.UtcNow;
        var create = new CreateUserRequest
        {
            UserName = request.UserName,
            Path = request.Path,
            PermissionsBoundary = request.PermissionsBoundary,
            Tags = request.Tags.Count == 0
                ? null
                : request.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToList(),
        };
        var answer = await run.Calls.OnceAsync(
            token => run.Client.CreateUserAsync(create, token),
            async _ => await FindOursAsync(request.UserName, start).ConfigureAwait(false) is { } ours
                ? new CreateUserResponse { User = ours }
                : null).ConfigureAwait(false);
        return UserReader.ToRecord(answer.User) with { Tags = request.Tags };
    }

    private async Task<User?> FindOursAsync(string userName, DateTime start)
    {
        try
        {
            var answer = await run.Finishing.Calls.RepeatableAsync(
                token => run.Client.GetUserAsync(new GetUserRequest { UserName = userName }, token))
                .ConfigureAwait(false);
            return LostCall.HasCreated(answer.User.CreateDate, start) ? answer.User : null;
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    private async Task<ProvisionedUser> CompleteAsync(UserRequest request, UserRecord user, bool created)
    {
        var work = new UserWork(_run, request, user, created);
        if (created)
        {
            work.Undo.Add($"the user '{user.UserName}'", false, token => run.Client.DeleteUserAsync(
                new DeleteUserRequest { UserName = user.UserName }, token));
        }

        var parts = await UserParts.CompareAsync(work).ConfigureAwait(false);
        var result = await parts.CompleteAsync().ConfigureAwait(false);
        if (result.Failure is not null && request.Rollback)
            throw await UserRollback.RunAsync(work, result.Failure).ConfigureAwait(false);
        return result;
    }
}
