using System.Net.Sockets;
using AdminIam.Sandbox.Endpoint;
using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Query;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox;

/// <summary>
/// An IAM and STS endpoint on 127.0.0.1 that answers as AWS does: any AWS client works on it, given its URL and the
/// credentials of its root identity.
/// </summary>
public sealed class SandboxServer : IDisposable
{
    private readonly AccountHost host;
    private readonly AwsEndpoint aws;
    private readonly ControlEndpoint control;
    private readonly LoopbackListener listener;
    private int stopped;

    private SandboxServer(SandboxOptions options)
    {
        Options = options;
        host = new AccountHost(options);
        aws = new AwsEndpoint(options, Statistics, host);
        control = new ControlEndpoint(options, Statistics, host, aws.CallerOf);
        try
        {
            listener = new LoopbackListener(options.Port, AnswerAsync);
        }
        catch (SocketException)
        {
            aws.Dispose();
            host.Dispose();
            throw;
        }

        Url = new Uri($"http://127.0.0.1:{listener.Port}/");
    }

    /// <summary>The endpoint's URL.</summary>
    public Uri Url { get; }

    /// <summary>The options the server was started with; faults and latency may be changed while it runs.</summary>
    public SandboxOptions Options { get; }

    /// <summary>What the server was asked since its start.</summary>
    public SandboxStatistics Statistics { get; } = new();

    /// <summary>Starts a server; it answers when this returns.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    /// <exception cref="IOException">The state file cannot be written, or is in use by another sandbox.</exception>
    /// <exception cref="InvalidDataException">The state file is damaged, of a newer version, or another account's.</exception>
    public static SandboxServer Start(SandboxOptions options)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        if (options.AccountId is not { Length: 12 } || !options.AccountId.All(c => c is >= '0' and <= '9'))
            throw new ArgumentException("An AWS account id has twelve digits.", nameof(options));
        return new SandboxServer(options);
    }

    /// <summary>Clears the state: an account without users, groups and policies of its own.</summary>
    public void Reset() => host.Reset();

    /// <summary>Stops answering and saves the state.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref stopped, 1) != 0)
            return;
        listener.Dispose();
        aws.Dispose();
        host.Dispose();
    }

    /// <inheritdoc />
    public void Dispose() => Stop();

    private async Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        try
        {
            // A page whose host name was bent to 127.0.0.1 is recognized by the name it asks for.
            if (!IsLoopback(request.Header("host")))
                return new HttpResponse(403, "text/plain", "The sandbox answers to 127.0.0.1 and localhost only.\n") { Close = true };
            if (request.Path.StartsWith(ControlEndpoint.Prefix, StringComparison.Ordinal))
                return control.Answer(request);
            return await aws.AnswerAsync(request).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever one request brings about must not stop the others; it is told in the statistics.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Statistics.NoteInternalError(error);
            var failure = new AwsException("InternalFailure", 500, "The sandbox failed; GET /_sandbox/stats tells how.");
            return new HttpResponse(500, "text/xml", AwsXml.Error("https://iam.amazonaws.com/doc/2010-05-08/", failure, Guid.NewGuid().ToString()));
        }
    }

    private static bool IsLoopback(string? host)
    {
        if (host is null)
            return false;
        var colon = host.LastIndexOf(':');
        var name = colon > host.LastIndexOf(']') ? host.Substring(0, colon) : host;
        return name is "127.0.0.1" or "[::1]"
            || name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }
}
