using System.Text.Json;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Http;

/// <summary>The sandbox's own requests, under /_sandbox/.</summary>
internal sealed class ControlEndpoint(SandboxStatistics statistics, AccountHost host)
{
    public const string Prefix = "/_sandbox/";
    private const string Json = "application/json";
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public HttpResponse Answer(HttpRequest request)
    {
        // Only a page in a browser says where it is from, and no page has any business here.
        if (request.Header("origin") is not null)
            return new HttpResponse(403, Json, "{\"error\":\"Requests of web pages are not answered.\"}\n");

        return (request.Method, request.Path.Substring(Prefix.Length)) switch
        {
            ("GET", "stats") => new HttpResponse(200, Json, Statistics()),
            ("POST", "reset") => Reset(),
            (_, "stats" or "reset") => new HttpResponse(405, Json, "{\"error\":\"The method is not the right one.\"}\n"),
            _ => new HttpResponse(404, Json, "{\"error\":\"There is GET stats and POST reset.\"}\n"),
        };
    }

    private HttpResponse Reset()
    {
        host.Reset();
        return new HttpResponse(204, Json, "");
    }

    private string Statistics() => JsonSerializer.Serialize(
        new
        {
            statistics.TotalCalls,
            statistics.InFlight,
            statistics.MaxInFlight,
            statistics.Faults,
            host.SaveError,
            statistics.LastInternalError,
            statistics.CallsByAction,
        },
        Options) + "\n";
}
