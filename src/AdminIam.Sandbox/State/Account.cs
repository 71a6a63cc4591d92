using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.State;

/// <summary>
/// The account in memory: its id, and the state of each service. Not thread-safe: only one call at a time may use it.
/// </summary>
internal sealed class Account(SandboxOptions options, DateTime created)
{
    private readonly Dictionary<Type, IServiceState> _states = [];

    /// <summary>The account's id, partition, root key and quotas.</summary>
    public SandboxOptions Options { get; } = options;

    public string Id => Options.AccountId;

    public string Partition => Options.Partition;

    public DateTime Created { get; } = created;

    public IReadOnlyCollection<IServiceState> States => _states.Values;

    public void Add(IServiceState state) => _states.Add(state.GetType(), state);

    public T Get<T>()
        where T : class, IServiceState => (T)_states[typeof(T)];
}
