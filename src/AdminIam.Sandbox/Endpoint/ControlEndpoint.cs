using System.Text.Json;
using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Query;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>
/// The sandbox's own requests, under /_sandbox/: those here, and those of the services. Requests that delete state must
/// be signed by the root identity, because every program on the computer can reach the port.
/// </summary>
internal sealed class ControlEndpoint(
    SandboxOptions options,
    SandboxStatistics statistics,
    AccountHost host,
    IReadOnlyList<Service> services,
    CallerLookup callers)
{
    public const string Prefix = "/_sandbox/";
    private const string Json = "application/json";

    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private readonly ControlRequest[] _requests = [.. services.SelectMany(service => service.ControlRequests)];

    public HttpResponse Answer(HttpRequest request)
    {
        try
        {
            return Find(request);
        }
#pragma warning disable CA1031 // A failure of the sandbox itself must not end the connection; the statistics show it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            statistics.NoteInternalError(error);
            return Error(500, "An internal error occurred; GET /_sandbox/stats returns the details.");
        }
    }

    private HttpResponse Find(HttpRequest request)
    {
        // Only a page in a browser sends its origin, and no page may use the sandbox.
        if (request.Header("origin") is not null)
            return Error(403, "Requests of web pages are not answered.");

        var name = request.Path.Substring(Prefix.Length);
        var further = Array.Find(_requests, candidate => candidate.Name == name);
        return (request.Method, name) switch
        {
            ("GET", "stats") => new HttpResponse(200, Json, Statistics()),
            ("POST", "reset") => Reset(request),
            (_, "stats" or "reset") => WrongMethod(),
            _ when further is null => Error(404, $"The requests are GET stats, POST reset{Names()}."),
            ("POST", _) => Answer(further, request),
            _ => WrongMethod(),
        };
    }

    private static HttpResponse WrongMethod() => Error(405, "The method is not allowed.");

    private static HttpResponse Error(int status, string message) =>
        new(status, Json, JsonSerializer.Serialize(new { error = message }) + "\n");

    private string Names() => string.Concat(_requests.Select(request => $" and POST {request.Name}"));

    private HttpResponse Reset(HttpRequest request)
    {
        // Any service can be used, because the root identity is that of the account.
        var signedFor = services[0].Model.SigningName;
        try
        {
            var now = options.TimeProvider.GetUtcNow().UtcDateTime;
            if (!options.AnyCredential && !IsOwnRoot(callers.Find(request, signedFor, now)))
                return Error(403, "Only the root identity may reset the account.");
        }
        catch (CommonException error)
        {
            var status = services[0].Errors.Translate(error).Status;
            return Error(
                status,
                $"{error.Message.TrimEnd(' ', '.')}. "
                + $"Sign the request with the root identity's access key, for the service {signedFor}.");
        }

        host.Reset();
        return new HttpResponse(200, Json, "");
    }

    private HttpResponse Answer(ControlRequest control, HttpRequest request)
    {
        FormParameters form;
        try
        {
            form = FormParser.Parse("", request.Body);
        }
        catch (CommonException error)
        {
            return Error(400, error.Message);
        }

        var now = options.TimeProvider.GetUtcNow().UtcDateTime;
        var answer = host.Do(accounts =>
            form["AccountId"] is not { Value: { } id } ? control.Answer(accounts.Own, Field, now)
            : accounts.FindActive(id) is { } account ? control.Answer(account, Field, now)
            : null);
        if (answer is null)
            return Error(400, "AccountId is not an active account of the organization.");
        if (answer.NotesUse)
            host.MarkUsed();
        if (answer.Changes)
            host.MarkChanged();
        return new HttpResponse(answer.Status, Json, JsonSerializer.Serialize(answer.Content, JsonOptions) + "\n");

        string? Field(string name) => form[name]?.Value;
    }

    private bool IsOwnRoot(AuthenticatedCaller caller) =>
        caller.Principal.Caller.IsRoot && caller.AccountId == options.AccountId;

    private string Statistics() => JsonSerializer.Serialize(
        new
        {
            statistics.TotalCalls,
            statistics.InFlight,
            statistics.MaxInFlight,
            statistics.Faults,
            statistics.Throttled,
            host.SaveError,
            statistics.LastInternalError,
            statistics.CallsByAction,
            statistics.CallsByAccount,
            statistics.CallsByPermission,
        },
        JsonOptions) + "\n";
}
