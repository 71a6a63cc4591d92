using System.Text.Json;
using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Query;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>
/// The sandbox's own requests, under /_sandbox/. What destroys state has to be signed by the root identity: any program on the
/// computer can reach the port. A sign-in proves itself by its password, as the console's does.
/// </summary>
internal sealed class ControlEndpoint(
    SandboxOptions options, SandboxStatistics statistics, AccountHost host, Func<HttpRequest, Caller> callerOf)
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
            ("POST", "reset") => Reset(request),
            ("POST", "sign-in") => SignIn(request),
            (_, "stats" or "reset" or "sign-in") => new HttpResponse(405, Json, "{\"error\":\"The method is not the right one.\"}\n"),
            _ => new HttpResponse(404, Json, "{\"error\":\"There is GET stats, POST reset and POST sign-in.\"}\n"),
        };
    }

    private HttpResponse Reset(HttpRequest request)
    {
        try
        {
            if (!options.AnyCredential && !callerOf(request).IsRoot)
                return Failure(403, "Only the root identity may reset the account.");
        }
        catch (AwsException error)
        {
            return Failure(error.Status, $"{error.Message.TrimEnd(' ', '.')}. Sign the request with the root identity's access key, for the service iam.");
        }

        host.Reset();
        return new HttpResponse(204, Json, "");
    }

    private HttpResponse SignIn(HttpRequest request)
    {
        FormParameters form;
        try
        {
            form = FormParser.Parse("", request.Body);
        }
        catch (AwsException error)
        {
            return Failure(400, error.Message);
        }

        var result = host.Do(account => ConsoleSignIn.Try(
            account, form["UserName"]?.Value ?? "", form["Password"]?.Value ?? "", form["MfaCode"]?.Value, DateTime.UtcNow));
        if (result.SignedIn)
            host.MarkUsed();
        return new HttpResponse(result.SignedIn ? 200 : 403, Json, JsonSerializer.Serialize(result, Options) + "\n");
    }

    private static HttpResponse Failure(int status, string message) =>
        new(status, Json, JsonSerializer.Serialize(new { error = message }) + "\n");

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
