using System.Net.Sockets;
using AdminIam.Sandbox.Endpoint;
using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox;

/// <summary>
/// An endpoint on 127.0.0.1 that answers as AWS does: any AWS client works with it, given its URL and the credentials
/// of its root identity.
/// </summary>
public sealed class SandboxServer : IDisposable
{
    private readonly AccountHost _host;
    private readonly SandboxEndpoint _endpoint;
    private readonly LoopbackListener _listener;
    private int _stopped;

    private SandboxServer(SandboxOptions options, IReadOnlyList<Service> services)
    {
        Options = options;
        _host = new AccountHost(options, (account, saved) =>
        {
            foreach (var service in services)
            {
                var state = account.IsOwn
                    ? service.CreateState(account, saved)
                    : service.CreateMemberState(account, saved);
                if (state is not null)
                    account.Add(state);
            }
        });
        _endpoint = new SandboxEndpoint(options, Statistics, _host, services);
        try
        {
            _listener = new LoopbackListener(options.Port, _endpoint.AnswerAsync, options.TimeProvider);
        }
        catch (SocketException)
        {
            _endpoint.Dispose();
            _host.Dispose();
            throw;
        }

        Url = new Uri($"http://127.0.0.1:{_listener.Port}/");
    }

    /// <summary>The endpoint's URL.</summary>
    public Uri Url { get; }

    /// <summary>The settings of the server; faults and latency may be changed while it runs.</summary>
    public SandboxOptions Options { get; }

    /// <summary>The calls since the start.</summary>
    public SandboxStatistics Statistics { get; } = new();

    /// <summary>Starts a server. It accepts requests when this method returns.</summary>
    /// <exception cref="ArgumentException">
    /// An account id does not have twelve digits or is there twice, or the partition is not supported.
    /// </exception>
    /// <exception cref="SocketException">The port is in use.</exception>
    /// <exception cref="IOException">The state file cannot be written, or is in use by another sandbox.</exception>
    /// <exception cref="InvalidDataException">
    /// The state file is damaged, of a newer version, or another account's.
    /// </exception>
    public static SandboxServer Start(SandboxOptions options) => Start(options, []);

    /// <summary>Starts a server with additional services.</summary>
    internal static SandboxServer Start(SandboxOptions options, IReadOnlyList<Service> further)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in options.Accounts.Select(account => account.Id).Prepend(options.AccountId))
        {
            if (!SandboxMemberAccount.IsId(id))
                throw new ArgumentException($"'{id}' is not the id of an AWS account, twelve digits.", nameof(options));
            if (!ids.Add(id))
                throw new ArgumentException($"Two accounts of the organization have the id {id}.", nameof(options));
        }

        if (!SandboxPartition.Names.Contains(options.Partition))
        {
            throw new ArgumentException(
                $"The partition must be one of {string.Join(", ", SandboxPartition.Names)}.", nameof(options));
        }

        return new SandboxServer(options, [.. BuiltInServices.All, .. further]);
    }

    /// <summary>Clears the state.</summary>
    public void Reset() => _host.Reset();

    /// <summary>Stops answering and saves the state.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
            return;
        _listener.Dispose();
        _endpoint.Dispose();
        _host.Dispose();
    }

    /// <inheritdoc />
    public void Dispose() => Stop();
}
