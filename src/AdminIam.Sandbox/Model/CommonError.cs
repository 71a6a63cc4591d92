namespace AdminIam.Sandbox.Model;

/// <summary>The errors that calls of any service can return; each protocol has its own codes for them.</summary>
internal enum CommonError
{
    AccessDenied,
    ExpiredToken,
    IncompleteSignature,
    InternalFailure,
    InvalidAction,
    InvalidToken,
    MalformedInput,
    MalformedPolicy,
    MissingAction,
    MissingToken,
    ServiceFailure,
    SignatureMismatch,
    Throttling,
    Validation,
}
