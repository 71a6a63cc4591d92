using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Names;

/// <summary>The names there are in an account, read at most once in a run, to say which one was probably meant.</summary>
public sealed class AccountNames(IamRun run)
{
    private readonly Lazy<Task<IReadOnlyCollection<string>>> _users = new(() => ReadAsync(NamePages.Users(run)));
    private readonly Lazy<Task<IReadOnlyCollection<string>>> _groups = new(() => ReadAsync(NamePages.Groups(run)));
    private readonly Lazy<Task<IReadOnlyCollection<string>>> _policies = new(() => ReadAsync(NamePages.Policies(run)));

    /// <summary>The names of all groups.</summary>
    public Task<IReadOnlyCollection<string>> GroupsAsync() => _groups.Value;

    /// <summary>The name of a group as the account spells it: IAM compares names ignoring case.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="AdminException">There is no such group.</exception>
    public async Task<string> GroupAsync(string name) =>
        (await _groups.Value.ConfigureAwait(false)).FirstOrDefault(group => IsSame(group, name))
            ?? throw await GroupNotFoundAsync(name).ConfigureAwait(false);

    /// <summary>The name of a group as the account spells it, or as it is given where the account's list does not have it: the
    /// group may not be visible yet, and a caller who may change groups may not be allowed to list them.</summary>
    /// <param name="name">The name.</param>
    public async Task<string> SpellGroupAsync(string name)
    {
        try
        {
            return (await _groups.Value.ConfigureAwait(false)).FirstOrDefault(group => IsSame(group, name)) ?? name;
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            return name;
        }
    }

    /// <summary>The failure that a user does not exist.</summary>
    /// <param name="name">The name that was not found.</param>
    /// <param name="inner">AWS's answer.</param>
    public async Task<AdminException> UserNotFoundAsync(string name, Exception? inner = null) => new(
        "UserNotFound", ErrorKind.NotFound, name, $"There is no user '{name}'.{await AdviseAsync("users", name, _users).ConfigureAwait(false)}",
        "Get-AdminUser lists the users there are.", inner);

    /// <summary>The failure that a group does not exist.</summary>
    /// <param name="name">The name that was not found.</param>
    /// <param name="inner">AWS's answer.</param>
    public async Task<AdminException> GroupNotFoundAsync(string name, Exception? inner = null)
    {
        // A comma may be part of a name, so lists are separated by semicolons.
        var parts = name.Split(',').Select(part => part.Trim()).ToArray();
        return new AdminException(
            "GroupNotFound", ErrorKind.NotFound, name, $"There is no group '{name}'.{await AdviseAsync("groups", name, _groups).ConfigureAwait(false)}",
            parts.Length > 1 ? $"Separate groups with semicolons: {string.Join(";", parts)}" : "Get-AdminGroup lists the groups.", inner);
    }

    /// <summary>The failure that a managed policy does not exist.</summary>
    /// <param name="name">The name or ARN that was not found.</param>
    /// <param name="inner">AWS's answer.</param>
    public async Task<AdminException> PolicyNotFoundAsync(string name, Exception? inner = null)
    {
        var bare = name.Substring(name.LastIndexOf('/') + 1);
        return new AdminException(
            "PolicyNotFound", ErrorKind.NotFound, name, $"There is no managed policy '{name}'.{await AdviseAsync("policies", bare, _policies).ConfigureAwait(false)}",
            "Get-AdminPolicy lists the policies there are.", inner);
    }

    // A caller who may not list the names is told what does not exist, without suggestions.
    private static async Task<string> AdviseAsync(string noun, string name, Lazy<Task<IReadOnlyCollection<string>>> names)
    {
        try
        {
            return $" {NearestNames.Advice(noun, name, await names.Value.ConfigureAwait(false))}";
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            return string.Empty;
        }
    }

    private static bool IsSame(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static async Task<IReadOnlyCollection<string>> ReadAsync(Pages<string> pages) =>
        await pages.ToListAsync().ConfigureAwait(false);
}
