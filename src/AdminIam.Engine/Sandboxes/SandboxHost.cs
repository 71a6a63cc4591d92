using System.Globalization;
using System.Net.Sockets;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Secrets;
using AdminIam.Engine.Sessions;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Engine.Sandboxes;

/// <summary>Runs an embedded IAM endpoint and tells how to reach it.</summary>
public sealed class SandboxHost : IDisposable
{
    private readonly SandboxServer _server;
    private readonly SandboxSettings _settings;

    private SandboxHost(SandboxServer server, SandboxSettings settings)
    {
        _server = server;
        _settings = settings;
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public Uri Url => _server.Url;

    /// <summary>Its account id.</summary>
    public string AccountId => _settings.AccountId;

    /// <summary>The file its state is in, if it is in one.</summary>
    public string? StatePath => _settings.StatePath;

    /// <summary>How many calls it has answered.</summary>
    public long TotalCalls => _server.Statistics.TotalCalls;

    /// <summary>How often each action was called.</summary>
    public IReadOnlyDictionary<string, long> CallsByAction => _server.Statistics.CallsByAction;

    /// <summary>How to connect to it as its root.</summary>
    public SessionOptions RootOptions => new()
    {
        EndpointUrl = Url,
        AccessKey = _settings.AccessKey,
        SecretKey = SecretText.Protect(_settings.SecretKey),
        Region = Partition.Default.IamRegion,
    };

    /// <summary>Starts one.</summary>
    /// <param name="settings">How it should be.</param>
    public static SandboxHost Start(SandboxSettings settings)
    {
        if (settings.StatePath is not null)
            PrivateFile.CheckFolder(settings.StatePath);
        try
        {
            var server = SandboxServer.Start(new SandboxOptions
            {
                Port = settings.Port,
                StatePath = settings.StatePath,
                AccountId = settings.AccountId,
                AccessKey = settings.AccessKey,
                SecretKey = settings.SecretKey,
                AnyCredential = settings.AnyCredential,
                Latency = settings.Latency,
                Faults = new SandboxFaults
                {
                    Seed = settings.Seed,
                    Throttle = settings.Throttle,
                    ServerError = settings.ServerError,
                    DropBefore = settings.DropBefore,
                    DropAfter = settings.DropAfter,
                    VisibilityDelay = settings.VisibilityDelay,
                    TemporarilyUnmodifiable = settings.TemporarilyUnmodifiable,
                },
            });
            return new SandboxHost(server, settings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException
            or SocketException)
        {
            throw new AdminException(
                "SandboxNotStarted", ErrorKind.InvalidOperation, settings.StatePath ?? settings.Port.ToString(CultureInfo.InvariantCulture),
                $"The sandbox cannot be started: {e.Message}", "Choose another -Port or -Path.", e);
        }
    }

    /// <summary>Forgets everything in it.</summary>
    public void Reset() => _server.Reset();

    /// <summary>Stops it; its state file is up to date afterwards.</summary>
    public void Dispose() => _server.Dispose();
}
