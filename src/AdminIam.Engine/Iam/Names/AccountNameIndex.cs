using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Names;

/// <summary>The names in an account, which are read at most once per run, for the spelling of names and for
/// suggestions.</summary>
public sealed class AccountNameIndex(IamRun run)
{
    private readonly Lazy<Task<IReadOnlyCollection<string>>> _users = new(() => ReadAsync(NamePages.Users(run)));
    private readonly Lazy<Task<IReadOnlyCollection<string>>> _groups = new(() => ReadAsync(NamePages.Groups(run)));
    private readonly Lazy<Task<IReadOnlyCollection<string>>> _policies = new(() => ReadAsync(NamePages.Policies(run)));

    /// <summary>Returns the names of all groups.</summary>
    public Task<IReadOnlyCollection<string>> GroupsAsync() => _groups.Value;

    /// <summary>Returns the name of a group with the spelling of the account. IAM names are not
    /// case-sensitive.</summary>
    /// <exception cref="AdminException">The group does not exist.</exception>
    public async Task<string> GroupAsync(string name) =>
        (await _groups.Value.ConfigureAwait(false)).FirstOrDefault(group => IsSame(group, name))
            ?? throw await GroupNotFoundAsync(name).ConfigureAwait(false);

    /// <summary>Returns the name of a group with the spelling of the account, or unchanged if it is not in the list:
    /// the group may not be visible yet, or the caller may not be authorized to list groups.</summary>
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

    /// <summary>Returns the exception for a user that does not exist.</summary>
    /// <param name="name">The name that was not found.</param>
    /// <param name="inner">The exception of the call.</param>
    public async Task<AdminException> UserNotFoundAsync(string name, Exception? inner = null) => new(
        "UserNotFound", ErrorKind.NotFound, name,
        $"There is no user '{name}'.{await AdviseAsync("users", name, _users).ConfigureAwait(false)}",
        "Get-AdminUser lists the existing users.", inner);

    /// <summary>Returns the exception for a group that does not exist.</summary>
    /// <param name="name">The name that was not found.</param>
    /// <param name="inner">The exception of the call.</param>
    public async Task<AdminException> GroupNotFoundAsync(string name, Exception? inner = null)
    {
        // A comma can be part of a name, so lists are separated by semicolons.
        var parts = name.Split(',').Select(part => part.Trim()).ToArray();
        return new AdminException(
            "GroupNotFound", ErrorKind.NotFound, name,
            $"There is no group '{name}'.{await AdviseAsync("groups", name, _groups).ConfigureAwait(false)}",
            parts.Length > 1
                ? $"Separate groups with semicolons: {string.Join(";", parts)}"
                : "Get-AdminGroup lists the existing groups.", inner);
    }

    /// <summary>Returns the exception for a managed policy that does not exist.</summary>
    /// <param name="name">The name or ARN that was not found.</param>
    /// <param name="inner">The exception of the call.</param>
    public async Task<AdminException> PolicyNotFoundAsync(string name, Exception? inner = null)
    {
        var bare = name.Substring(name.LastIndexOf('/') + 1);
        return new AdminException(
            "PolicyNotFound", ErrorKind.NotFound, name,
            "There is no managed policy "
                + $"'{name}'.{await AdviseAsync("policies", bare, _policies).ConfigureAwait(false)}",
            "Get-AdminPolicy lists the existing policies.", inner);
    }

    // A caller who may not list the names is told what does not exist, without suggestions.
    private static async Task<string> AdviseAsync(
        string noun, string name, Lazy<Task<IReadOnlyCollection<string>>> names)
    {
        try
        {
            return $" {NameSuggestions.Advice(noun, name, await names.Value.ConfigureAwait(false))}";
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
