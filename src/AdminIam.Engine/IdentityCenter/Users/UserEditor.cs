using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Directory;

namespace AdminIam.Engine.IdentityCenter.Users;

/// <summary>Changes the names and attributes of users, each with one call.</summary>
public sealed class UserEditor(IdentityCenterRun run)
{
    private readonly UserFinder _users = new(run);
    private readonly UserWriter _writer = new(run);

    /// <summary>Returns the changes that <see cref="SetAsync"/> would make.</summary>
    /// <param name="change">The requested changes.</param>
    /// <returns>The user with the changes.</returns>
    public async Task<UserResult> PlanAsync(UserChange change)
    {
        Check(change);
        var user = await _users.GetAsync(change.User).ConfigureAwait(false);
        return Plan(change, user, out _) with { Outcome = Outcome.WhatIf };
    }

    /// <summary>Changes a user.</summary>
    /// <param name="change">The requested changes.</param>
    /// <returns>The changed user.</returns>
    public async Task<UserResult> SetAsync(UserChange change)
    {
        Check(change);
        var user = await _users.GetAsync(change.User).ConfigureAwait(false);
        var result = Plan(change, user, out var difference);
        if (result.Changes.Count > 0)
        {
            var newName = result.User.UserName == user.UserName ? null : result.User.UserName;
            await _writer.UpdateAsync(user, difference.Values, newName).ConfigureAwait(false);
        }

        return result;
    }

    private static void Check(UserChange change)
    {
        if (change.NewUserName is not null)
            UserRules.CheckName(change.NewUserName);
        UserRules.CheckAttributes(change.User, change.Attributes);
        if (change.Attributes.FirstOrDefault(one => one.Key.IsRequired && one.Value.Length == 0).Key is { } required)
        {
            throw new AdminException(
                "InvalidAttribute", ErrorKind.InvalidArgument, change.User,
                $"The {required.Label} of '{change.User}' cannot be removed, because IAM Identity Center requires it.",
                $"Specify another value for -{required.Parameter}, or omit it.");
        }
    }

    private static UserResult Plan(UserChange change, DirectoryUser user, out UserDifference difference)
    {
        difference = new UserDifference(user, change.Attributes);
        var name = change.NewUserName ?? user.UserName;
        string[] changes =
        [
            .. name == user.UserName ? [] : new[] { $"name: {user.UserName} -> {name}" }, .. difference.Changes,
        ];
        if (changes.Length > 0)
            ExternalOwner.Check(user, change.Force);
        return new UserResult
        {
            User = difference.Applied with { UserName = name },
            Outcome = EnsureOutcome.Of(changes.Length > 0),
            Changes = changes,
        };
    }
}
