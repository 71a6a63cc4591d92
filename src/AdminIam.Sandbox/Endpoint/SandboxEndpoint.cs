using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>Answers every request: the sandbox's own, and those of AWS clients.</summary>
internal sealed class SandboxEndpoint : IDisposable
{
    private readonly AwsEndpoint _aws;
    private readonly ControlEndpoint _control;

    public SandboxEndpoint(
        SandboxOptions options, SandboxStatistics statistics, AccountHost host, IReadOnlyList<Service> services)
    {
        var sessions = new SessionTokens(options.SecretKey);
        var callers = new CallerLookup(options, host, services, sessions);
        _aws = new AwsEndpoint(options, statistics, host, services, new Router(services), callers, sessions);
        _control = new ControlEndpoint(options, statistics, host, services, callers);
    }

    public Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        // A page in a browser whose host name resolves to 127.0.0.1 sends that host name.
        if (!IsLoopback(request.Header("host")))
        {
            return Task.FromResult(new HttpResponse(
                403, "text/plain", "The sandbox answers requests to 127.0.0.1 and localhost only.\n") { Close = true });
        }

        return request.Path.StartsWith(ControlEndpoint.Prefix, StringComparison.Ordinal)
            ? Task.FromResult(_control.Answer(request))
            : _aws.AnswerAsync(request);
    }

    public void Dispose() => _aws.Dispose();

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
