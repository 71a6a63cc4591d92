using AdminIam.Engine.Calls;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Policies;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Names;

/// <summary>The names there are in an account, read at most once in a run, to say which one was probably meant.</summary>
public sealed class AccountNames
{
    private readonly Lazy<Task<IReadOnlyCollection<string>>> _users;
    private readonly Lazy<Task<IReadOnlyCollection<string>>> _groups;
    private readonly Lazy<Task<IReadOnlyCollection<string>>> _policies;

    /// <summary>Makes the names of one run.</summary>
    /// <param name="session">The account.</param>
    /// <param name="stop">Ends the reading.</param>
    public AccountNames(IamSession session, StopSignal stop)
    {
        _users = new(() => ReadAsync(new Pages<string>(async marker =>
        {
            var answer = await session.Calls.RepeatableAsync(
                token => session.Iam.ListUsersAsync(
                    new ListUsersRequest { Marker = marker, MaxItems = PageSize.Largest }, token), stop).ConfigureAwait(false);
            return ((answer.Users ?? []).Select(user => user.UserName), answer.IsTruncated == true ? answer.Marker : null);
        })));
        _groups = new(() => ReadAsync(new Pages<string>(async marker =>
        {
            var answer = await session.Calls.RepeatableAsync(
                token => session.Iam.ListGroupsAsync(
                    new ListGroupsRequest { Marker = marker, MaxItems = PageSize.Largest }, token), stop).ConfigureAwait(false);
            return ((answer.Groups ?? []).Select(group => group.GroupName), answer.IsTruncated == true ? answer.Marker : null);
        })));
        _policies = new(async () =>
        {
            var policies = await new PolicyReader(session, stop).List(PolicyScope.All).ToListAsync().ConfigureAwait(false);
            return policies.Select(policy => policy.PolicyName).ToList();
        });
    }

    /// <summary>The names of all groups.</summary>
    public Task<IReadOnlyCollection<string>> GroupsAsync() => _groups.Value;

    /// <summary>The failure that a user does not exist.</summary>
    /// <param name="name">The name that was not found.</param>
    /// <param name="inner">AWS's answer.</param>
    public async Task<AdminException> UserNotFoundAsync(string name, Exception? inner = null) => new(
        "UserNotFound", ErrorKind.NotFound, name, $"There is no user '{name}'. {NearestNames.Advice("users", name, await _users.Value.ConfigureAwait(false))}",
        "Get-AdminUser lists the users there are.", inner);

    /// <summary>The failure that a group does not exist.</summary>
    /// <param name="name">The name that was not found.</param>
    /// <param name="inner">AWS's answer.</param>
    public async Task<AdminException> GroupNotFoundAsync(string name, Exception? inner = null) => new(
        "GroupNotFound", ErrorKind.NotFound, name, $"There is no group '{name}'. {NearestNames.Advice("groups", name, await _groups.Value.ConfigureAwait(false))}",
        "Get-AdminGroup lists the groups there are.", inner);

    /// <summary>The failure that a managed policy does not exist.</summary>
    /// <param name="name">The name or ARN that was not found.</param>
    /// <param name="inner">AWS's answer.</param>
    public async Task<AdminException> PolicyNotFoundAsync(string name, Exception? inner = null)
    {
        var bare = name.Substring(name.LastIndexOf('/') + 1);
        return new AdminException(
            "PolicyNotFound", ErrorKind.NotFound, name, $"There is no managed policy '{name}'. {NearestNames.Advice("policies", bare, await _policies.Value.ConfigureAwait(false))}",
            "Get-AdminPolicy lists the policies there are.", inner);
    }

    private static async Task<IReadOnlyCollection<string>> ReadAsync(Pages<string> pages) =>
        await pages.ToListAsync().ConfigureAwait(false);
}
