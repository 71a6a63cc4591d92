using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.Organizations.Accounts;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Finds the accounts, permission sets, users and groups that the parameters of a cmdlet name. What was found
/// is remembered. Everything that is not found is an error about the current record.</summary>
/// <param name="anyState">Whether accounts that are not active are found as well.</param>
internal sealed class AssignmentArguments(AdminCmdlet cmdlet, bool anyState)
{
    private readonly AccountArguments _accounts = new(cmdlet, cmdlet.Center.Accounts, anyState);
    private readonly UserFinder _users = new(cmdlet.Center);
    private readonly GroupFinder _groups = new(cmdlet.Center);
    private readonly Dictionary<string, Principal> _principals = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The accounts of the organization.</summary>
    public AccountSelector Accounts => _accounts.Selector;

    /// <summary>The permission sets.</summary>
    public PermissionSetIndex Sets { get; } = new(cmdlet.Center);

    /// <summary>Returns the error for a record without a user and group.</summary>
    /// <param name="parameters">The parameters that can name them.</param>
    public static AdminException MissingPrincipal(string parameters) => new(
        "MissingValue", ErrorKind.InvalidArgument, null, $"No value was specified for {parameters}.",
        "Specify it as a parameter, or in a column of the row.");

    /// <summary>Finds accounts.</summary>
    /// <param name="texts">IDs, names, patterns and paths of organizational units.</param>
    /// <param name="found">The accounts, each once.</param>
    /// <returns>Whether there was no error.</returns>
    public bool TryFindAccounts(IEnumerable<string> texts, out List<OrganizationAccount> found) =>
        _accounts.TryFind(texts, out found);

    /// <summary>Finds permission sets.</summary>
    /// <param name="texts">Names or ARNs.</param>
    /// <param name="allowPatterns">Whether names can contain wildcards.</param>
    /// <param name="found">The permission sets, each once.</param>
    /// <returns>Whether there was no error.</returns>
    public bool TryFindSets(IEnumerable<string> texts, bool allowPatterns, out List<PermissionSetName> found)
    {
        found = [];
        var isComplete = true;
        foreach (var text in texts.Select(text => text.Trim()))
        {
            if (allowPatterns && NameArgument.IsPattern(text))
            {
                isComplete &= cmdlet.TryAwait(text, Sets.ListAsync, out var all);
                found.AddRange((all ?? []).Where(set => NameArgument.Pattern(text).IsMatch(set.Name)));
            }
            else if (cmdlet.TryAwait(text, () => Sets.GetAsync(text), out var set))
            {
                found.Add(set);
            }
            else
            {
                isComplete = false;
            }
        }

        found = found.Distinct().ToList();
        return isComplete;
    }

    /// <summary>Finds users and groups.</summary>
    /// <param name="userNames">The names or IDs of users.</param>
    /// <param name="groupNames">The names or IDs of groups.</param>
    /// <param name="found">The users and groups, each once.</param>
    /// <returns>Whether there was no error.</returns>
    public bool TryFindPrincipals(
        IEnumerable<string>? userNames, IEnumerable<string>? groupNames, out List<Principal> found)
    {
        found = [];
        var isComplete = true;
        foreach (var name in userNames ?? [])
            isComplete &= TryFind(Assignment.User, name.Trim(), UserAsync, found);
        foreach (var name in groupNames ?? [])
            isComplete &= TryFind(Assignment.Group, name.Trim(), GroupAsync, found);
        found = found.Distinct().ToList();
        return isComplete;
    }

    private bool TryFind(
        string type, string name, Func<string, Task<Principal>> find, List<Principal> found)
    {
        var key = $"{type}/{name}";
        if (!_principals.TryGetValue(key, out var principal))
        {
            if (!cmdlet.TryAwait(name, () => find(name), out principal))
                return false;
            _principals.Add(key, principal);
        }

        found.Add(principal);
        return true;
    }

    private async Task<Principal> UserAsync(string name)
    {
        var user = await _users.GetAsync(name).ConfigureAwait(false);
        return new Principal(Assignment.User, user.UserId, user.UserName);
    }

    private async Task<Principal> GroupAsync(string name)
    {
        var group = await _groups.GetAsync(name).ConfigureAwait(false);
        return new Principal(Assignment.Group, group.GroupId, group.GroupName);
    }

    /// <summary>A user or group.</summary>
    /// <param name="Type">USER or GROUP.</param>
    /// <param name="Id">The ID.</param>
    /// <param name="Name">The name.</param>
    internal sealed record Principal(string Type, string Id, string Name);
}
