using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>Creates users in IAM Identity Center, with groups.</summary>
/// <remarks>A new user in existing groups requires CreateUser, and CreateGroupMembership for each group. A user without
/// groups requires two calls: CreateUser, and DescribeUser until the user is visible.</remarks>
public sealed class UserProvisioner(IdentityCenterRun run)
{
    private readonly UserFinder _users = new(run);
    private readonly UserWriter _writer = new(run);
    private readonly Memberships _memberships = new(run);
    private readonly GroupLookup _groups = new(run);
    private readonly ExistingUsers _existing = new(run);

    /// <summary>Creates a user, or with <see cref="UserRequest.Ensure"/> updates an existing one.</summary>
    /// <param name="request">The requested settings.</param>
    /// <returns>The user; with <see cref="UserResult.Failure"/> if not everything could be set.</returns>
    public async Task<UserResult> ProvisionAsync(UserRequest request)
    {
        Check(request);
        // Before the user is created, so that an unknown group does not leave a user without a group.
        var groups = await _groups.GetAsync(request.Groups).ConfigureAwait(false);
        if (request.Ensure && await _existing.FindAsync(request.UserName).ConfigureAwait(false) is { } existing)
            return await UpdateAsync(request, existing, groups).ConfigureAwait(false);

        CheckOwner(request, groups);
        DirectoryUser created;
        try
        {
            created = await _writer.CreateAsync(request.UserName, request.OfNewUser()).ConfigureAwait(false);
        }
        catch (AdminException e) when (request.Ensure && e.ErrorId == "IdentityUserAlreadyExists")
        {
            // It was not visible when it was checked, or was created in the meantime.
            var id = await _users.FindIdAsync(request.UserName).ConfigureAwait(false);
            var present = id is null ? null : await _users.DescribeAsync(id, justCreated: true).ConfigureAwait(false);
            if (present is null)
                throw;
            return await UpdateAsync(request, present, groups).ConfigureAwait(false);
        }

        return await CompleteAsync(request, created, groups).ConfigureAwait(false);
    }

    /// <summary>Returns the changes that <see cref="ProvisionAsync"/> would make to an existing user.</summary>
    /// <param name="request">The requested settings, with <see cref="UserRequest.Ensure"/>.</param>
    /// <returns>The user with the changes, or <see langword="null"/> if it would be created.</returns>
    public async Task<UserResult?> PlanAsync(UserRequest request)
    {
        Check(request);
        var groups = await _groups.GetAsync(request.Groups).ConfigureAwait(false);
        if (!request.Ensure || await _existing.FindAsync(request.UserName).ConfigureAwait(false) is not { } existing)
        {
            _ = request.OfNewUser();
            CheckOwner(request, groups);
            return null;
        }

        var missing = await _existing.MissingAsync(existing, groups).ConfigureAwait(false);
        var difference = new UserDifference(existing, request.Attributes);
        CheckOwner(request, existing, difference, missing);
        return new UserResult
        {
            User = difference.Applied,
            Groups = NamesOf(groups),
            Outcome = Outcome.WhatIf,
            Changes =
            [
                .. difference.Changes, .. missing.Select(ChangeOf),
            ],
        };
    }

    private static void Check(UserRequest request)
    {
        UserRules.CheckName(request.UserName);
        UserRules.CheckAttributes(request.UserName, request.Attributes);
        // Without -Ensure, no call is required to determine that the user cannot be created.
        if (!request.Ensure)
            _ = request.OfNewUser();
    }

    private static void CheckOwner(
        UserRequest request, DirectoryUser user, UserDifference difference, IReadOnlyList<DirectoryGroup> missing)
    {
        if (difference.Any)
            ExternalOwner.Check(user, request.Force);
        CheckOwner(request, missing);
    }

    private static void CheckOwner(UserRequest request, IReadOnlyList<DirectoryGroup> groups)
    {
        foreach (var group in groups)
            ExternalOwner.Check(group, request.Force);
    }

    private async Task<UserResult> CompleteAsync(
        UserRequest request, DirectoryUser user, IReadOnlyList<DirectoryGroup> groups)
    {
        var work = new UserWork(run, user.UserName, isCreated: true);
        work.Done(
            $"the user '{user.UserName}'",
            () => new UserWriter(run.Finishing).DeleteAsync(user.UserId, justCreated: true));
        await Task.WhenAll(groups.Select(group => AddAsync(work, user, group))).ConfigureAwait(false);
        var seen = user;
        // Every membership has already waited for the user.
        if (groups.Count == 0)
        {
            var read = _users.DescribeAsync(user.UserId, justCreated: true);
            await Visibility.AwaitAsync(read).ConfigureAwait(false);
            if (read.Status == TaskStatus.RanToCompletion)
                seen = await read.ConfigureAwait(false) ?? user;
        }

        return await ResultAsync(request, work, seen, groups, []).ConfigureAwait(false);
    }

    private async Task<UserResult> UpdateAsync(
        UserRequest request, DirectoryUser user, IReadOnlyList<DirectoryGroup> groups)
    {
        var missing = await _existing.MissingAsync(user, groups).ConfigureAwait(false);
        var difference = new UserDifference(user, request.Attributes);
        CheckOwner(request, user, difference, missing);
        var work = new UserWork(run, user.UserName, isCreated: false);
        var changes = new List<string>();
        var seen = user;
        if (difference.Any && await work.TryAsync(
            "the attributes", () => _writer.UpdateAsync(user, difference.Values)).ConfigureAwait(false))
        {
            work.Done(
                $"the attributes of '{user.UserName}'",
                () => new UserWriter(run.Finishing).UpdateAsync(user, difference.Before));
            changes.AddRange(difference.Changes);
            seen = difference.Applied;
        }

        var added = await Task.WhenAll(missing.Select(group => AddAsync(work, user, group))).ConfigureAwait(false);
        changes.AddRange(missing.Where((_, index) => added[index]).Select(ChangeOf));
        return await ResultAsync(request, work, seen, groups, changes).ConfigureAwait(false);
    }

    // Returns whether the user was not a member before.
    private async Task<bool> AddAsync(UserWork work, DirectoryUser user, DirectoryGroup group)
    {
        var isAdded = false;
        await work.TryAsync(
            $"membership of the group '{group.GroupName}'",
            async () => isAdded = await _memberships.AddAsync(group.GroupId, user.UserId).ConfigureAwait(false))
            .ConfigureAwait(false);
        if (!isAdded)
            return false;
        work.Done(
            $"membership of the group '{group.GroupName}' of '{user.UserName}'",
            async () =>
            {
                var memberships = new Memberships(run.Finishing);
                if (await memberships.FindAsync(group.GroupId, user.UserId).ConfigureAwait(false) is { } id)
                    await memberships.RemoveAsync(id).ConfigureAwait(false);
            });
        return true;
    }

    private static async Task<UserResult> ResultAsync(
        UserRequest request, UserWork work, DirectoryUser user, IReadOnlyList<DirectoryGroup> groups,
        IReadOnlyList<string> changes)
    {
        var failure = work.Failure;
        if (failure is not null && request.Rollback)
            throw await work.RollbackAsync(failure).ConfigureAwait(false);
        var outcome = failure is null ? EnsureOutcome.Of(work.IsCreated, changes.Count > 0) : Outcome.Incomplete;
        return new UserResult
        {
            User = user,
            Groups = NamesOf(groups),
            Outcome = outcome,
            Changes = changes,
            Failure = failure,
            // Nothing is lost with the result, but what exists is reported.
            Unseen = outcome == Outcome.Unchanged
                ? null
                : new UnseenWork() { Kept = () => $"user '{user.UserName}' ({outcome})" },
        };
    }

    private static string ChangeOf(DirectoryGroup group) => $"group: {group.GroupName}";

    private static string[] NamesOf(IEnumerable<DirectoryGroup> groups) => [.. groups.Select(group => group.GroupName)];
}
