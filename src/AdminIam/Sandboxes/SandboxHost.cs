using System.Globalization;
using System.Net.Sockets;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandboxes;

/// <summary>Runs a sandbox in this process, and says how to connect to it.</summary>
internal sealed class SandboxHost : IDisposable
{
    private readonly SandboxServer _server;
    private readonly SandboxOptions _options;

    private SandboxHost(SandboxServer server, SandboxOptions options)
    {
        _server = server;
        _options = options;
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public Uri Url => _server.Url;

    /// <summary>Its account id.</summary>
    public string AccountId => _options.AccountId;

    /// <summary>The file that keeps its state, if there is one.</summary>
    public string? StatePath => _options.StatePath;

    /// <summary>How many calls it has answered.</summary>
    public long TotalCalls => _server.Statistics.TotalCalls;

    /// <summary>How often each action was called.</summary>
    public IReadOnlyDictionary<string, long> CallsByAction => _server.Statistics.CallsByAction;

    /// <summary>How to connect to it as its root user.</summary>
    public SessionOptions RootOptions => new()
    {
        EndpointUrl = Url,
        AccessKey = _options.AccessKey,
        SecretKey = SecretText.Protect(_options.SecretKey),
        Region = Partition.Default.IamRegion,
    };

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">Its settings.</param>
    /// <exception cref="AdminException">It cannot be started.</exception>
    public static SandboxHost Start(SandboxOptions options)
    {
        if (options.StatePath is not null)
            TargetFolder.Check(options.StatePath);
        try
        {
            return new SandboxHost(SandboxServer.Start(options), options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException
            or SocketException)
        {
            throw new AdminException(
                "SandboxNotStarted", ErrorKind.InvalidOperation, options.StatePath ?? options.Port.ToString(CultureInfo.InvariantCulture),
                $"The sandbox cannot be started: {e.Message}", "Choose another -Port or -Path.", e);
        }
    }

    /// <summary>Stops it; its state file is up to date afterwards.</summary>
    public void Dispose() => _server.Dispose();
}
