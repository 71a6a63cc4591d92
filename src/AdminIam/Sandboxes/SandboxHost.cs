using System.Globalization;
using System.Net.Sockets;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandboxes;

/// <summary>Runs a sandbox in this process and provides the settings to connect to it.</summary>
internal sealed class SandboxHost : IDisposable
{
    private readonly SandboxServer _server;
    private readonly SandboxOptions _options;

    private SandboxHost(SandboxServer server, SandboxOptions options)
    {
        _server = server;
        _options = options;
    }

    /// <summary>The URL of the endpoint, on 127.0.0.1.</summary>
    public Uri Url => _server.Url;

    /// <summary>The account ID.</summary>
    public string AccountId => _options.AccountId;

    /// <summary>The partition in ARNs.</summary>
    public string Partition => _options.Partition;

    /// <summary>The state file, if the sandbox has one.</summary>
    public string? StatePath => _options.StatePath;

    /// <summary>The number of calls answered.</summary>
    public long TotalCalls => _server.Statistics.TotalCalls;

    /// <summary>The number of calls of each action.</summary>
    public IReadOnlyDictionary<string, long> CallsByAction => _server.Statistics.CallsByAction;

    /// <summary>The number of calls of each action, by the ID of the account.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> CallsByAccount =>
        _server.Statistics.CallsByAccount;

    /// <summary>The settings to connect as the root user of the sandbox.</summary>
    public SessionOptions RootOptions => new()
    {
        EndpointUrl = Url,
        AccessKey = _options.AccessKey,
        SecretKey = SecretText.Protect(_options.SecretKey),
        Region = SandboxPartition.RegionOf(_options.Partition),
    };

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">Its settings.</param>
    /// <exception cref="AdminException"><c>SandboxNotStarted</c>: the port or the state file is not
    /// available.</exception>
    public static SandboxHost Start(SandboxOptions options)
    {
        if (options.StatePath is not null)
            TargetFolder.Check(options.StatePath);
        try
        {
            return new SandboxHost(SandboxServer.Start(options), options);
        }
        catch (Exception e) when (
            e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException
                or SocketException)
        {
            throw new AdminException(
                "SandboxNotStarted", ErrorKind.InvalidOperation,
                options.StatePath ?? options.Port.ToString(CultureInfo.InvariantCulture),
                $"The sandbox could not be started: {e.Message}",
                "Choose another -Port or -Path, or correct what the message names.", e);
        }
    }

    /// <summary>Stops the sandbox after its state has been saved.</summary>
    public void Dispose() => _server.Dispose();
}
