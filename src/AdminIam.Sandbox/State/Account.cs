using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.State;

/// <summary>
/// An account in memory: its id, and the state of each service. Not thread-safe: only one call at a time may use it.
/// </summary>
internal sealed class Account(AccountDirectory accounts, SandboxOptions options, string id, DateTime created)
{
    private readonly Dictionary<Type, IServiceState> _states = [];

    /// <summary>All accounts of the sandbox.</summary>
    public AccountDirectory Accounts { get; } = accounts;

    /// <summary>The settings of the sandbox: its own account, partition, root key and quotas.</summary>
    public SandboxOptions Options { get; } = options;

    public string Id { get; } = id;

    /// <summary>Whether it is the account of the settings. The others are those of its organization.</summary>
    public bool IsOwn => Id == Options.AccountId;

    public string Partition => Options.Partition;

    public DateTime Created { get; } = created;

    public IReadOnlyCollection<IServiceState> States => _states.Values;

    public void Add(IServiceState state) => _states.Add(state.GetType(), state);

    /// <summary>The state of a service in the account or, where it has none of its own, that of the sandbox's own
    /// account.</summary>
    public T Get<T>()
        where T : class, IServiceState =>
        (T)(_states.TryGetValue(typeof(T), out var state) ? state : Accounts.Own._states[typeof(T)]);
}
