using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.State;

/// <summary>
/// The accounts of a sandbox: its own, and the others of its organization, each of which is created when it is first
/// used. Not thread-safe: only one call at a time may use it.
/// </summary>
internal sealed class AccountDirectory
{
    private readonly SortedDictionary<string, Account> _members = new(StringComparer.Ordinal);
    private readonly SandboxOptions _options;
    private readonly Action<Account, SavedState> _addStates;
    private bool _hasNew;

    /// <param name="options">The settings.</param>
    /// <param name="created">The time at which the sandbox's own account was created.</param>
    /// <param name="saved">The saved state of all accounts.</param>
    /// <param name="addStates">Adds the state of each service to an account.</param>
    /// <exception cref="InvalidDataException">The saved state is damaged.</exception>
    public AccountDirectory(
        SandboxOptions options, DateTime created, SavedState saved, Action<Account, SavedState> addStates)
    {
        _options = options;
        _addStates = addStates;
        Own = new Account(this, options, options.AccountId, created);
        addStates(Own, saved);
        foreach (var member in saved.Members)
        {
            if (StatusOf(member.Key) is not { } status)
                throw saved.Damaged($"the account '{member.Key}' is not one of the organization");
            Create(member.Key, status, member.Value);
        }

        foreach (var id in Organization?.NeededAtStart ?? [])
            Find(id);
    }

    /// <summary>The account of the settings.</summary>
    public Account Own { get; }

    /// <summary>The other accounts that have been used.</summary>
    public IReadOnlyCollection<Account> Members => _members.Values;

    /// <summary>All accounts that have been used.</summary>
    public IEnumerable<Account> All => _members.Values.Prepend(Own);

    /// <summary>The account; null where the organization has none with this id.</summary>
    public Account? Find(string id)
    {
        if (id == Own.Id)
            return Own;
        if (_members.TryGetValue(id, out var known))
            return known;
        if (StatusOf(id) is not { } status)
            return null;
        _hasNew = true;
        return Create(id, status, SavedState.None);
    }

    /// <summary>The account, if its credentials and roles can be used: a suspended or closed one is null.</summary>
    public Account? FindActive(string id) => IsActive(id) ? Find(id) : null;

    /// <summary>Whether the credentials and roles of an account can be used.</summary>
    public bool IsActive(string id) => id == Own.Id || StatusOf(id) is { IsActive: true };

    /// <summary>Whether accounts have been created since the last call of this method.</summary>
    public bool TakeNew()
    {
        var hasNew = _hasNew;
        _hasNew = false;
        return hasNew;
    }

    private IMemberDirectory? Organization => Own.States.OfType<IMemberDirectory>().FirstOrDefault();

    private MemberStatus? StatusOf(string id) => Organization?.StatusOf(id);

    private Account Create(string id, MemberStatus status, SavedState saved)
    {
        var account = new Account(this, _options, id, status.Created);
        _members.Add(id, account);
        _addStates(account, saved);
        return account;
    }
}
