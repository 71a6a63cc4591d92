using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.State;

/// <summary>Holds the account, grants one call at a time access to it, and saves it.</summary>
internal sealed class AccountHost : IDisposable
{
    private readonly object _gate = new();
    private readonly SandboxOptions _options;
    private readonly Action<Account, SavedState> _addStates;
    private readonly StateLock? _lock;
    private readonly StateWriter? _stateWriter;
    private readonly StateWriter? _lastUsesWriter;
    private Account _account;

    /// <param name="options">The account's settings and the path of its file.</param>
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
            _account = NewAccount();
            return;
        }

        var path = PrivateFile.Resolve(statePath);
        _lock = StateLock.Take(path);
        try
        {
            _account = Load(path) ?? NewAccount();
            PrivateFile.Restrict(path);
            PrivateFile.Restrict(LastUsesPath(path));
            // A state file that cannot be written is reported at start, before there are changes to save.
            if (!File.Exists(path))
                PrivateFile.Replace(path, StateOf(_account));
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

    public T Do<T>(Func<Account, T> work)
    {
        lock (_gate)
            return work(_account);
    }

    public void MarkChanged() => _stateWriter?.Changed();

    public void MarkUsed() => _lastUsesWriter?.Changed();

    /// <summary>Replaces the account with an empty one.</summary>
    public void Reset()
    {
        lock (_gate)
            _account = NewAccount();
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

    private static byte[] StateOf(Account account) => StateFile.ToBytes(
        [
            new AccountHeader
            {
                AccountId = account.Id,
                Partition = account.Partition == SandboxPartition.Default ? null : account.Partition,
                Created = account.Created,
            },
            .. account.States.Select(state => state.ToData()),
        ]);

    private static byte[] LastUsesOf(Account account) =>
        StateFile.ToBytes(account.States.Select(state => state.ToLastUses()).OfType<object>());

    private Account? Load(string path)
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
            var account = Create(header.Created, new SavedState(file, lastUses));
            file.RequireAllRead();
            lastUses?.RequireAllRead();
            return account;
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(
                $"The state file '{path}' contains a duplicate name or key: {error.Message}", error);
        }
    }

    private Account NewAccount() =>
        Create(WholeSeconds.Of(_options.TimeProvider.GetUtcNow().UtcDateTime), SavedState.None);

    private Account Create(DateTime created, SavedState saved)
    {
        var account = new Account(_options, created);
        _addStates(account, saved);
        return account;
    }
}
