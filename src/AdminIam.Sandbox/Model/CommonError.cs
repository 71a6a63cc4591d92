namespace AdminIam.Sandbox.Model;

/// <summary>What can go wrong with a call of any service; each protocol has its own codes for it.</summary>
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
