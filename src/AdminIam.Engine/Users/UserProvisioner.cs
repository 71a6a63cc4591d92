using AdminIam.Engine.Calls;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Names;
using AdminIam.Engine.Passwords;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Users;

/// <summary>Makes users with groups, password and access key; one provisioner serves all records of a run.</summary>
/// <remarks>
/// A new console user in an existing group costs three calls in two round trips: CreateUser with its tags, then
/// CreateLoginProfile and AddUserToGroup side by side (and CreateAccessKey as a fourth). A user and nothing else costs two:
/// CreateUser, and GetUser until it is there.
/// </remarks>
public sealed class UserProvisioner
{
    private const int GroupsPerUser = 10;
    private readonly IamSession _session;
    private readonly StopSignal _stop;
    private readonly CredentialLedger? _ledger;
    private readonly UserRunFacts _facts;
    private readonly UserReader _reader;

    /// <summary>Makes a provisioner for one run.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the run.</param>
    /// <param name="ledger">Where every secret goes before anybody is told of it, if anywhere.</param>
    public UserProvisioner(IamSession session, StopSignal stop, CredentialLedger? ledger = null)
    {
        _session = session;
        _stop = stop;
        _ledger = ledger;
        _facts = new UserRunFacts(session, stop);
        _reader = new UserReader(session, stop);
    }

    /// <summary>Makes a user, or with <see cref="UserRequest.Ensure"/> adds what it lacks.</summary>
    /// <param name="request">The user as it should be.</param>
    /// <returns>The user; with <see cref="ProvisionedUser.Failure"/> where not all of it could be done.</returns>
    public async Task<ProvisionedUser> ProvisionAsync(UserRequest request)
    {
        await CheckAsync(request).ConfigureAwait(false);

        var existing = request.Ensure ? await _reader.FindAsync(request.UserName).ConfigureAwait(false) : null;
        if (existing is not null)
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

            // It was not visible when we looked, or was made since.
            existing = await _reader.GetExistingAsync(request.UserName).ConfigureAwait(false);
            return await CompleteAsync(request, existing, created: false).ConfigureAwait(false);
        }

        return await CompleteAsync(request, created, created: true).ConfigureAwait(false);
    }

    /// <summary>Takes back the secrets of a user that nobody was told of.</summary>
    /// <param name="user">The user.</param>
    /// <returns>What exists now and was not reported.</returns>
    public async Task<string?> UndoUnseenAsync(ProvisionedUser user)
    {
        if (user.Outcome == Outcome.Unchanged)
            return null;
        // What the ledger has is not lost.
        if (_ledger is not null)
            return $"user '{user.User.UserName}' ({user.Outcome}, its credentials are in the credentials file)";

        var undone = await Task.WhenAll(user.Made.Where(step => step.HoldsSecret).Select(TryUndoAsync)).ConfigureAwait(false);
        var left = undone.OfType<string>().ToList();
        var state = left.Count > 0 ? string.Join(", ", left) : "without the password and key this run made";
        return $"user '{user.User.UserName}' ({user.Outcome}, {state})";
    }

    private static async Task<string?> TryUndoAsync(UndoStep step)
    {
        try
        {
            await step.UndoAsync().ConfigureAwait(false);
            return null;
        }
        catch (Exception e)
        {
            return $"{step.What} could not be removed ({e.Message})";
        }
    }

    private async Task CheckAsync(UserRequest request)
    {
        var name = request.UserName;
        if (request.Ensure)
            IamNames.CheckUserName(name);
        else
            IamNames.CheckNewUserName(name);
        if (request.Path is not null)
            IamNames.CheckPath(request.Path, name);
        IamTags.Check(request.Tags, name);
        if (request is { Password: not null, GeneratePassword: true })
        {
            throw new AdminException(
                "AmbiguousPassword", ErrorKind.InvalidArgument, name,
                $"For '{name}' there is a password and the wish to generate one.", "Give -Password or -GeneratePassword, not both.");
        }

        if (request.PermissionsBoundary is { } boundary && !boundary.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw new AdminException(
                "InvalidPermissionsBoundary", ErrorKind.InvalidArgument, name,
                $"The permissions boundary '{boundary}' is not a policy ARN.",
                $"An ARN looks like {_session.Partition.ManagedPolicyArn("PowerUserAccess")}.");
        }

        await CheckGroupsAsync(request).ConfigureAwait(false);
        if (request.Password is not null)
            PasswordRules.Check(request.Password, await _facts.PasswordPolicyAsync().ConfigureAwait(false), name);
    }

    // Before the user is made: an unknown group must not leave a user in no group behind.
    private async Task CheckGroupsAsync(UserRequest request)
    {
        if (request.Groups.Count == 0)
            return;
        if (request.Groups.Count > GroupsPerUser)
        {
            throw new AdminException(
                "QuotaExceeded", ErrorKind.LimitExceeded, request.UserName,
                $"'{request.UserName}' should be in {request.Groups.Count} groups.", $"A user can be in {GroupsPerUser}.");
        }

        foreach (var group in request.Groups)
            IamNames.CheckGroupName(group);
        var known = await _facts.Names.GroupsAsync().ConfigureAwait(false);
        foreach (var group in request.Groups)
        {
            if (!known.Contains(group, StringComparer.OrdinalIgnoreCase))
                throw await _facts.Names.GroupNotFoundAsync(group).ConfigureAwait(false);
        }
    }

    private async Task<UserRecord> CreateAsync(UserRequest request)
    {
        var start = DateTime.UtcNow;
        var create = new CreateUserRequest
        {
            UserName = request.UserName,
            Path = request.Path,
            PermissionsBoundary = request.PermissionsBoundary,
            Tags = request.Tags.Count == 0 ? null : request.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToList(),
        };
        var answer = await _session.Calls.OnceAsync(
            token => _session.Iam.CreateUserAsync(create, token),
            async _ => await FindOursAsync(request.UserName, start).ConfigureAwait(false) is { } ours
                ? new CreateUserResponse { User = ours }
                : null,
            _stop).ConfigureAwait(false);
        return UserReader.ToRecord(answer.User) with { Tags = request.Tags };
    }

    private async Task<User?> FindOursAsync(string userName, DateTime start)
    {
        try
        {
            var answer = await _session.Calls.RepeatableAsync(
                token => _session.Iam.GetUserAsync(new GetUserRequest { UserName = userName }, token), _stop.Finishing)
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
        var parts = new UserParts(_session, _facts, _ledger, request, user, created, _stop);
        var result = await parts.CompleteAsync().ConfigureAwait(false);
        if (result.Failure is not null && request.Rollback)
            return await parts.RollBackAsync(result).ConfigureAwait(false);
        return result;
    }
}
