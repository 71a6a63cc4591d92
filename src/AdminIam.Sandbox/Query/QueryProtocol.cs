using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Query;

/// <summary>AWS Query: form parameters in, XML out.</summary>
internal sealed class QueryProtocol : Protocol
{
    public static readonly QueryProtocol Instance = new();

    private QueryProtocol()
    {
    }

    public override string ContentType => "text/xml";

    public override CommonErrors Errors { get; } = new(new Dictionary<CommonError, (string Code, int Status)>
    {
        [CommonError.AccessDenied] = ("AccessDenied", 403),
        [CommonError.ExpiredToken] = ("ExpiredToken", 403),
        [CommonError.IncompleteSignature] = ("IncompleteSignature", 400),
        [CommonError.InternalFailure] = ("InternalFailure", 500),
        [CommonError.InvalidAction] = ("InvalidAction", 400),
        [CommonError.InvalidToken] = ("InvalidClientTokenId", 403),
        [CommonError.MalformedInput] = ("MalformedInput", 400),
        [CommonError.MalformedPolicy] = ("MalformedPolicyDocument", 400),
        [CommonError.MissingAction] = ("MissingAction", 400),
        [CommonError.MissingToken] = ("MissingAuthenticationToken", 403),
        [CommonError.ServiceFailure] = ("ServiceFailure", 500),
        [CommonError.SignatureMismatch] = ("SignatureDoesNotMatch", 403),
        [CommonError.Throttling] = ("Throttling", 400),
        [CommonError.Validation] = ("ValidationError", 400),
    });

    public override string NameOf(ServiceOperation operation) => operation.Name;

    public override string Write(ServiceOperation operation, Output output, string requestId) =>
        QueryWriter.Response(operation, output, requestId);

    public override string WriteError(ServiceModel? service, AwsException error, string requestId) =>
        QueryWriter.Error(service?.Namespace, error, requestId);
}
