using System.Collections.Concurrent;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Mfa;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Roles;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Completion;

/// <summary>The lists of one account, each read when it is first needed.</summary>
public sealed class AccountLists
{
    private readonly ConcurrentDictionary<string, ICachedList> _lists = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<StopSignal, Task<IamSession>> _connect;
    private readonly TimeProvider _time;
    private readonly object _lock = new();
    private Task<IamSession>? _connection;

    internal AccountLists(Func<StopSignal, Task<IamSession>> connect, TimeProvider time)
    {
        _connect = connect;
        _time = time;
    }

    /// <summary>Returns all users, without their tags.</summary>
    public CachedList<UserRecord> Users() =>
        ListOf<UserRecord>("users", (run, add) => ReadAsync(new UserReader(run).List(), add));

    /// <summary>Returns all groups, without their policies.</summary>
    public CachedList<GroupRecord> Groups() =>
        ListOf<GroupRecord>("groups", (run, add) => ReadAsync(new GroupReader(run).List(), add));

    /// <summary>Returns the groups that a user is a member of.</summary>
    public CachedList<GroupRecord> GroupsOf(string userName) => ListOf<GroupRecord>(
        $"groups of {userName}", (run, add) => ReadAsync(new GroupReader(run).ListForUser(userName), add));

    /// <summary>Returns the names of the members of a group.</summary>
    public CachedList<string> MembersOf(string groupName) => ListOf<string>(
        $"members of {groupName}",
        (run, add) => ReadAsync(new GroupReader(run).MemberNames(groupName), add));

    /// <summary>Returns managed policies.</summary>
    /// <param name="scope">Whether AWS managed or customer managed policies are listed.</param>
    /// <param name="onlyAttached">Whether only policies that are attached are listed.</param>
    public CachedList<PolicyRecord> Policies(PolicyScope scope, bool onlyAttached = false) => ListOf<PolicyRecord>(
        $"policies {scope} {onlyAttached}",
        (run, add) => ReadAsync(new PolicyReader(run).List(scope, onlyAttached), add));

    /// <summary>Returns the versions of a policy, newest first.</summary>
    /// <param name="nameOrArn">The name or ARN of the policy.</param>
    /// <param name="own">Whether only a customer managed policy is meant.</param>
    public CachedList<PolicyVersionRecord> VersionsOf(string nameOrArn, bool own) => ListOf<PolicyVersionRecord>(
        $"versions of {nameOrArn} {own}",
        async (run, add) =>
        {
            var (reader, names) = (new PolicyReader(run), new AccountNameIndex(run));
            var policy = await (own ? reader.ResolveOwnAsync(nameOrArn, names) : reader.ResolveAsync(nameOrArn, names))
                .ConfigureAwait(false);
            (await new PolicyVersionReader(run).ListAsync(policy).ConfigureAwait(false)).ToList().ForEach(add);
        });

    /// <summary>Returns the names and ARNs of the managed policies that are attached to a group.</summary>
    public CachedList<KeyValuePair<string, string>> PoliciesOf(string groupName) =>
        ListOf<KeyValuePair<string, string>>(
        $"policies of {groupName}",
        (run, add) => ReadAsync(
            new GroupReader(run).AttachedPolicies(groupName)
                .Select(policy => new KeyValuePair<string, string>(policy.PolicyName, policy.PolicyArn)),
            add));

    /// <summary>Returns the access keys of a user.</summary>
    /// <param name="userName">The user; <see langword="null"/> for the caller.</param>
    public CachedList<AccessKeyRecord> AccessKeysOf(string? userName) => ListOf<AccessKeyRecord>(
        $"keys of {userName}",
        async (run, add) =>
            (await new AccessKeyReader(run).ListAsync(userName).ConfigureAwait(false)).ToList().ForEach(add));

    /// <summary>Returns the virtual MFA devices.</summary>
    /// <param name="unassigned">Whether only devices that are not enabled for a user are listed.</param>
    public CachedList<MfaDeviceRecord> VirtualMfaDevices(bool unassigned) => ListOf<MfaDeviceRecord>(
        $"devices {unassigned}",
        (run, add) => ReadAsync(new MfaDeviceReader(run).ListVirtual(unassigned), add));

    /// <summary>Returns the MFA devices of a user.</summary>
    public CachedList<MfaDeviceRecord> MfaDevicesOf(string userName) => ListOf<MfaDeviceRecord>(
        $"devices of {userName}",
        (run, add) => ReadAsync(new MfaDeviceReader(run).ForUser(userName), add));

    /// <summary>Returns the tags of a user.</summary>
    public CachedList<KeyValuePair<string, string>> TagsOf(string userName) => ListOf<KeyValuePair<string, string>>(
        $"tags of {userName}",
        async (run, add) =>
            (await new UserReader(run).FindAsync(userName).ConfigureAwait(false))?.Tags?.ToList().ForEach(add));

    /// <summary>Returns the service-linked roles, without their descriptions.</summary>
    public CachedList<RoleRecord> ServiceLinkedRoles() => ListOf<RoleRecord>(
        "service-linked roles", (run, add) => ReadAsync(new ServiceLinkedRoleReader(run).List(), add));

    /// <summary>Returns the alias of the account, if it has one.</summary>
    public CachedList<string> Aliases() => ListOf<string>(
        "aliases",
        async (run, add) =>
        {
            if (await AccountReader.AliasAsync(run).ConfigureAwait(false) is { } alias)
                add(alias);
        });

    /// <summary>Returns a list, which is read if it is not cached.</summary>
    /// <param name="key">The name of the list.</param>
    /// <param name="read">Reads the list.</param>
    internal CachedList<T> ListOf<T>(string key, Func<IamRun, Action<T>, Task> read)
    {
        // Two threads may both read a list; the prompt has only one.
        var generation = AccountListCache.Generation;
        if (_lists.TryGetValue(key, out var known) && known.Generation == generation && known.IsFresh)
            return (CachedList<T>)known;
        var list = new CachedList<T>(
            async (stop, add) =>
                await read(new IamRun(await ConnectAsync(stop).ConfigureAwait(false), stop), add).ConfigureAwait(false),
            generation, _time);
        _lists[key] = list;
        return list;
    }

    private Task<IamSession> ConnectAsync(StopSignal stop)
    {
        lock (_lock)
        {
            if (_connection is null or { IsFaulted: true } or { IsCanceled: true })
                _connection = _connect(stop);
            return _connection;
        }
    }

    /// <summary>Reads all pages of a list.</summary>
    /// <param name="add">Receives each item.</param>
    internal static async Task ReadAsync<T>(Pages<T> pages, Action<T> add)
    {
        while (await pages.NextAsync().ConfigureAwait(false) is { } page)
        {
            foreach (var item in page)
                add(item);
        }
    }
}
