using AdminIam.Build.Requests;
using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services;

namespace AdminIam.Build.Fuzzing;

/// <summary>
/// Generates signed requests of all operations that services implement. Some are damaged before they are signed, some
/// after.
/// </summary>
internal sealed class RequestGenerator
{
    // The fields of all control requests, which no model describes.
    private static readonly string[] ControlFields =
        ["UserName", "Password", "MfaCode", "Subject", "Audience", "Seconds", "Claims"];

    private readonly Random _random;
    private readonly HttpDamage _damage;
    private readonly (Service Service, ServiceOperation Operation)[] _operations;
    private readonly string[] _controlRequests;
    private int _next;

    public RequestGenerator(IReadOnlyList<Service> services, int seed)
    {
        _random = new Random(seed);
        _damage = new HttpDamage(_random);
        _operations =
        [
            .. services.SelectMany(service => service.Model.Operations.Values
                .Where(operation => service.Operations.Find(operation.Name) is not null)
                .Select(operation => (service, operation))),
        ];
        _controlRequests = [.. services.SelectMany(service => service.ControlRequests).Select(control => control.Name)];
    }

    /// <summary>The operations and control requests that requests are generated of.</summary>
    public IEnumerable<string> Operations => _operations.Select(pair => NameOf(pair.Service, pair.Operation))
        .Concat(_controlRequests.Select(NameOf));

    /// <summary>Generates a request of the next operation, signed by one of the callers, or a control
    /// request.</summary>
    public FuzzRequest Next(FuzzAccount account)
    {
        if (_random.Next(50) == 0)
            return Control(account, _controlRequests[_random.Next(_controlRequests.Length)]);

        // In turn: each operation is called equally often, whatever the seed.
        var (service, operation) = _operations[_next++ % _operations.Length];
        // The others change the account, so that hostile requests find more than an empty one.
        var isHostile = _random.Next(3) > 0;
        var signer = account.Signer(service.Model.SigningName, _random.Next(6));
        var request = service.Protocol is JsonProtocol
            ? signer.Json(
                new JsonGenerator(_random, account, isHostile).Json(operation),
                $"{service.Model.TargetPrefix}.{operation.Name}")
            : Query(signer, new FormGenerator(_random, account, isHostile).Form(operation));
        return isHostile && _random.Next(3) == 0
            ? new FuzzRequest(_damage.Damage(request), null)
            : new FuzzRequest(request, NameOf(service, operation));
    }

    private FuzzRequest Control(FuzzAccount account, string name)
    {
        ValueGenerator values = new(_random, account, isHostile: true);
        var form = string.Join('&', ControlFields.Where(_ => _random.Next(3) > 0)
            .Select(field => $"{field}={Uri.EscapeDataString(ValueOf(field))}"));
        return new FuzzRequest(account.Signer("iam", 0).Form(form, "/_sandbox/" + name), NameOf(name));

        string ValueOf(string field) =>
            account.Known.TryGetValue(field, out var known) && _random.Next(2) == 0 ? known : values.Unknown();
    }

    private byte[] Query(RequestSigner signer, string form) =>
        _random.Next(5) == 0 && form.All(char.IsAscii) && !form.Contains('\0', StringComparison.Ordinal)
            ? signer.Presigned(form)
            : signer.Form(form);

    private static string NameOf(string controlRequest) => $"sandbox:{controlRequest}";

    private static string NameOf(Service service, ServiceOperation operation) =>
        $"{service.Model.SigningName}:{operation.Name}";
}
