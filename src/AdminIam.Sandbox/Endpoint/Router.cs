using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Query;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>
/// Finds the service of a request. AWS has a host for each service; here X-Amz-Target determines it or, in AWS
/// Query, the version, the credential scope of the signature and the action.
/// </summary>
internal sealed class Router(IReadOnlyList<Service> services)
{
    private const string TargetHeader = "x-amz-target";
    private readonly Service[] _query = [.. services.Where(service => service.Protocol is QueryProtocol)];
    private readonly Service[] _json = [.. services.Where(service => service.Protocol is JsonProtocol)];

    /// <summary>The route of a request that cannot be read.</summary>
    public Route Unreadable(HttpRequest request) => request.Header(TargetHeader) is null
        ? new Route(QueryProtocol.Instance, _query[0], null, null, _ => new())
        : new Route(JsonProtocol.Instance, null, null, null, _ => new());

    public Route Find(HttpRequest request) => request.Header(TargetHeader) is { } target
        ? FindByTarget(request, target)
        : FindByForm(request);

    /// <summary>
    /// Distinguishes the call from others with the same body, if the body does not name the operation.
    /// </summary>
    public static string LabelOf(HttpRequest request) => request.Header(TargetHeader) + request.Query;

    private Route FindByTarget(HttpRequest request, string target)
    {
        var dot = target.LastIndexOf('.');
        var prefix = dot < 0 ? "" : target.Substring(0, dot);
        var service = Array.Find(_json, candidate => candidate.Model.TargetPrefix == prefix);
        return new Route(
            JsonProtocol.Instance,
            service,
            target.Substring(dot + 1),
            null,
            operation => JsonReader.Read(operation, request.Body));
    }

    private Route FindByForm(HttpRequest request)
    {
        var parameters = FormParser.Parse(request.Query, request.Body);
        var action = parameters["Action"]?.Value;
        var version = parameters["Version"]?.Value;
        return new Route(
            QueryProtocol.Instance,
            QueryService(request, action, version),
            action,
            version,
            operation => QueryReader.Read(operation, parameters));
    }

    private Service QueryService(HttpRequest request, string? action, string? version)
    {
        var candidates = version is not null
            ? Array.FindAll(_query, service => service.Model.Version == version)
            : Array.FindAll(_query, service => action is not null && service.Model.Operations.ContainsKey(action));
        if (candidates.Length == 1)
            return candidates[0];

        var scope = RequestSignature.ServiceOf(request);
        return Array.Find(candidates, service => service.Model.SigningName == scope)
            ?? Array.Find(_query, service => service.Model.SigningName == scope)
            ?? _query[0];
    }
}
