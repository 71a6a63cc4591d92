using AdminIam.Sandboxes;

namespace AdminIam;

/// <summary>An embedded IAM endpoint on this computer, from Start-AdminSandbox.</summary>
public sealed class AdminSandbox
{
    private readonly SandboxHost _host;

    internal AdminSandbox(SandboxHost host) => _host = host;

    /// <summary>Where it listens, for the AWS CLI's --endpoint-url and others.</summary>
    public Uri EndpointUrl => _host.Url;

    /// <summary>Its account id.</summary>
    public string AccountId => _host.AccountId;

    /// <summary>The file that holds its state, if it is kept in one.</summary>
    public string? Path => _host.StatePath;

    /// <summary>Whether it is running.</summary>
    public bool IsRunning { get; private set; } = true;

    /// <summary>How many calls it has answered.</summary>
    public long TotalCalls => _host.TotalCalls;

    /// <summary>How often each action was called.</summary>
    public IReadOnlyDictionary<string, long> CallsByAction => _host.CallsByAction;

    /// <summary>Its URL.</summary>
    public override string ToString() => EndpointUrl.ToString();

    internal void Stop()
    {
        IsRunning = false;
        _host.Dispose();
    }
}
