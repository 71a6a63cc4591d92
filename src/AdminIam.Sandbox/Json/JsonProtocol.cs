using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Json;

/// <summary>AWS JSON 1.1: the operation in X-Amz-Target, input, answers and errors in JSON.</summary>
internal sealed class JsonProtocol : Protocol
{
    public static readonly JsonProtocol Instance = new();

    private JsonProtocol()
    {
    }

    public override string ContentType => "application/x-amz-json-1.1";

    public override CommonErrors Errors { get; } = new(new Dictionary<CommonError, (string Code, int Status)>
    {
        [CommonError.AccessDenied] = ("AccessDeniedException", 400),
        [CommonError.ExpiredToken] = ("ExpiredTokenException", 400),
        [CommonError.IncompleteSignature] = ("IncompleteSignatureException", 400),
        [CommonError.InternalFailure] = ("InternalFailure", 500),
        [CommonError.InvalidAction] = ("UnknownOperationException", 400),
        [CommonError.InvalidToken] = ("UnrecognizedClientException", 400),
        [CommonError.MalformedInput] = ("SerializationException", 400),
        [CommonError.MalformedPolicy] = ("MalformedPolicyDocumentException", 400),
        [CommonError.MissingAction] = ("UnknownOperationException", 400),
        [CommonError.MissingToken] = ("MissingAuthenticationTokenException", 400),
        [CommonError.ServiceFailure] = ("InternalServerException", 500),
        [CommonError.SignatureMismatch] = ("InvalidSignatureException", 400),
        [CommonError.Throttling] = ("ThrottlingException", 400),
        [CommonError.Validation] = ("ValidationException", 400),
    });

    public override string NameOf(ServiceOperation operation) => $"{operation.Service.TargetPrefix}.{operation.Name}";

    public override string Write(ServiceOperation operation, Output output, string requestId) =>
        JsonWriter.Response(operation, output);

    public override string WriteError(ServiceModel? service, AwsException error, string requestId) =>
        JsonWriter.Error(service, error, requestId);
}
