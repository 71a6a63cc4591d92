using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Creates users with groups, password and access key; one provisioner serves all records of a run.</summary>
/// <remarks>
/// A new console user in an existing group costs three calls in two round trips: CreateUser with its tags, then
/// CreateLoginProfile and AddUserToGroup side by side (and CreateAccessKey as a fourth). A user and nothing else costs two:
/// CreateUser, and GetUser until it is there.
/// </remarks>
/// <param name="ledger">Where every secret goes before anybody is told of it, if anywhere.</param>
public sealed class UserProvisioner(IamRun run, CredentialLedger? ledger = null)
{
    private const int GroupsPerUser = 10;
    private readonly UserRun _run = new(run, ledger, new UserRunFacts(run));
    private readonly UserReader _reader = new(run);

    /// <summary>Creates a user, or with <see cref="UserRequest.Ensure"/> gives an existing one what is asked for.</summary>
    /// <param name="wanted">The requested settings.</param>
    /// <returns>The user; with <see cref="ProvisionedUser.Failure"/> where not all of it could be done.</returns>
    public async Task<ProvisionedUser> ProvisionAsync(UserRequest wanted)
    {
        var request = await ResolveAsync(wanted).ConfigureAwait(false);
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
                    $"The user '{request.UserName}' exists already. User names are unique ignoring case.",
                    "Use -Ensure to add what the user lacks.", e);
            }

            // It was not visible when it was looked up, or was created since.
            var present = await _reader.GetExistingAsync(request.UserName).ConfigureAwait(false);
            return await CompleteAsync(request, present, created: false).ConfigureAwait(false);
        }

        return await CompleteAsync(request, created, created: true).ConfigureAwait(false);
    }

    /// <summary>What <see cref="ProvisionAsync"/> would change of an existing user; changes nothing.</summary>
    /// <param name="wanted">The requested settings, with <see cref="UserRequest.Ensure"/>.</param>
    /// <returns>The user with the changes, or <see langword="null"/> where it would be created.</returns>
    public async Task<UserRecord?> PlanAsync(UserRequest wanted)
    {
        var request = await ResolveAsync(wanted).ConfigureAwait(false);
        if (await FindAsync(request).ConfigureAwait(false) is not { } existing)
            return null;
        var parts = await UserParts.CompareAsync(new UserWork(_run, request, existing, isCreated: false)).ConfigureAwait(false);
        var tags = new TagChange(existing.Tags ?? [], new UserChange { UserName = existing.UserName, Tags = request.Tags });
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

    /// <summary>Refuses what could not be done, before the first change.</summary>
    /// <returns>The request with groups as the account spells them, and the boundary's ARN.</returns>
    private async Task<UserRequest> ResolveAsync(UserRequest request)
    {
        var name = request.UserName;
        if (request.Ensure)
            IamNames.CheckUserName(name);
        else
            IamNames.CheckNewUserName(name);
        if (request.Path is not null)
            IamNames.CheckPath(request.Path, name);
        IamTags.Check(request.Tags, name);
        request.CheckPassword();
        var groups = await ResolveGroupsAsync(request).ConfigureAwait(false);
        var boundary = request.PermissionsBoundary is { } policy
            ? await _run.Facts.Boundaries.ResolveAsync(policy).ConfigureAwait(false)
            : null;
        await _run.Facts.CheckPasswordAsync(request.Password, name).ConfigureAwait(false);
        return request with { Groups = groups, PermissionsBoundary = boundary };
    }

    // Before the user is created: an unknown group must not leave a user in no group behind.
    private async Task<IReadOnlyList<string>> ResolveGroupsAsync(UserRequest request)
    {
        var wanted = request.Groups.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (wanted.Count > GroupsPerUser)
        {
            throw new AdminException(
                "QuotaExceeded", ErrorKind.LimitExceeded, request.UserName,
                $"'{request.UserName}' should be in {wanted.Count} groups.", $"A user can be in {GroupsPerUser}.");
        }

        wanted.ForEach(IamNames.CheckGroupName);
        var groups = new List<string>();
        foreach (var group in wanted)
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
            Tags = request.Tags.Count == 0 ? null : request.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToList(),
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
            return OwnWork.IsRecent(answer.User.CreateDate, start) ? answer.User : null;
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
            work.Made.Add($"the user '{user.UserName}'", false, token => run.Client.DeleteUserAsync(
                new DeleteUserRequest { UserName = user.UserName }, token));
        }

        var parts = await UserParts.CompareAsync(work).ConfigureAwait(false);
        var result = await parts.CompleteAsync().ConfigureAwait(false);
        if (result.Failure is not null && request.Rollback)
            throw await UserRollback.RunAsync(work, result.Failure).ConfigureAwait(false);
        return result;
    }
}
