using AdminIam.Sandboxes;

namespace AdminIam;

/// <summary>An IAM endpoint on this computer, as started by Start-AdminSandbox.</summary>
public sealed class AdminSandbox
{
    private readonly SandboxHost _host;

    internal AdminSandbox(SandboxHost host) => _host = host;

    /// <summary>The URL of the endpoint, for example for the AWS CLI option --endpoint-url.</summary>
    public Uri EndpointUrl => _host.Url;

    /// <summary>The account ID.</summary>
    public string AccountId => _host.AccountId;

    /// <summary>The partition in ARNs, such as aws.</summary>
    public string Partition => _host.Partition;

    /// <summary>The state file, if there is one.</summary>
    public string? Path => _host.StatePath;

    /// <summary>Whether the sandbox is running.</summary>
    public bool IsRunning { get; private set; } = true;

    /// <summary>The number of calls answered.</summary>
    public long TotalCalls => _host.TotalCalls;

    /// <summary>The number of calls of each action.</summary>
    public IReadOnlyDictionary<string, long> CallsByAction => _host.CallsByAction;

    /// <summary>The number of calls of each action, by the ID of the account whose credentials signed them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> CallsByAccount => _host.CallsByAccount;

    /// <summary>Returns the URL.</summary>
    public override string ToString() => EndpointUrl.ToString();

    internal void Stop()
    {
        IsRunning = false;
        _host.Dispose();
    }
}
