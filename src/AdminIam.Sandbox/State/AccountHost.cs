using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.State;

/// <summary>Holds the accounts, grants one call at a time access to them, and saves them.</summary>
internal sealed class AccountHost : IDisposable
{
    private readonly object _gate = new();
    private readonly SandboxOptions _options;
    private readonly Action<Account, SavedState> _addStates;
    private readonly StateLock? _lock;
    private readonly StateWriter? _stateWriter;
    private readonly StateWriter? _lastUsesWriter;
    private AccountDirectory _accounts;

    /// <param name="options">The settings of the accounts and the path of their file.</param>
    /// <param name="addStates">Adds the state of each service to a new account.</param>
    /// <exception cref="IOException">The state file cannot be written, or is in use by another sandbox.</exception>
    /// <exception cref="InvalidDataException">
    /// The state file is damaged, of a newer version, or another account's.
    /// </exception>
    public AccountHost(SandboxOptions options, Action<Account, SavedState> addStates)
    {
        _options = options;
        _addStates = addStates;
        if (options.StatePath is not { } statePath)
        {
            _accounts = NewAccounts();
            return;
        }

        var path = PrivateFile.Resolve(statePath);
        _lock = StateLock.Take(path);
        try
        {
            _accounts = Load(path) ?? NewAccounts();
            PrivateFile.Restrict(path);
            PrivateFile.Restrict(LastUsesPath(path));
            // A state file that cannot be written is reported at start, before there are changes to save.
            if (!File.Exists(path))
                PrivateFile.Replace(path, StateOf(_accounts));
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        _stateWriter = new StateWriter(path, () => Do(StateOf), options.TimeProvider);
        _lastUsesWriter = new StateWriter(LastUsesPath(path), () => Do(LastUsesOf), options.TimeProvider);
    }

    /// <summary>The reason why the last save failed, or null.</summary>
    public string? SaveError => _stateWriter?.LastError ?? _lastUsesWriter?.LastError;

    public T Do<T>(Func<AccountDirectory, T> work)
    {
        lock (_gate)
        {
            var result = work(_accounts);
            if (_accounts.TakeNew())
                MarkChanged();
            return result;
        }
    }

    public void MarkChanged() => _stateWriter?.Changed();

    public void MarkUsed() => _lastUsesWriter?.Changed();

    /// <summary>Replaces the accounts with empty ones.</summary>
    public void Reset()
    {
        lock (_gate)
            _accounts = NewAccounts();
        MarkChanged();
        MarkUsed();
    }

    public void Dispose()
    {
        using (_lock)
        using (_lastUsesWriter)
            _stateWriter?.Dispose();
    }

    // Last uses have a file of their own: a run that only reads changes no state file.
    private static string LastUsesPath(string statePath) => Path.ChangeExtension(statePath, ".last-used.json");

    private static byte[] StateOf(AccountDirectory accounts) => StateFile.ToBytes(
        [
            new AccountHeader
            {
                AccountId = accounts.Own.Id,
                Partition = accounts.Own.Partition == SandboxPartition.Default ? null : accounts.Own.Partition,
                Created = accounts.Own.Created,
            },
            .. accounts.Own.States.Select(state => state.ToData()),
        ],
        accounts.Members,
        member => member.States.Select(state => state.ToData()));

    private static byte[] LastUsesOf(AccountDirectory accounts)
    {
        return StateFile.ToBytes(Of(accounts.Own), accounts.Members, Of);

        static IEnumerable<object> Of(Account account) =>
            account.States.Select(state => state.ToLastUses()).OfType<object>();
    }

    private AccountDirectory? Load(string path)
    {
        if (SavedFile.Open(path) is not { } file)
            return null;
        var header = file.Read<AccountHeader>();
        if (header.AccountId != _options.AccountId)
        {
            throw new InvalidDataException(
                $"The state file '{path}' is of the account '{header.AccountId}', not {_options.AccountId}.");
        }

        if ((header.Partition ?? SandboxPartition.Default) is var partition && partition != _options.Partition)
        {
            throw new InvalidDataException(
                $"The state file '{path}' is of the partition '{partition}', not {_options.Partition}.");
        }

        try
        {
            var lastUses = SavedFile.Open(LastUsesPath(path));
            var accounts = Create(header.Created, new SavedState(file, lastUses));
            file.RequireAllRead();
            lastUses?.RequireAllRead();
            return accounts;
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(
                $"The state file '{path}' contains a duplicate name or key: {error.Message}", error);
        }
    }

    private AccountDirectory NewAccounts() =>
        Create(WholeSeconds.Of(_options.TimeProvider.GetUtcNow().UtcDateTime), SavedState.None);

    private AccountDirectory Create(DateTime created, SavedState saved) =>
        new(_options, created, saved, _addStates);
}
