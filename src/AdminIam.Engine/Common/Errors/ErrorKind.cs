namespace AdminIam.Engine.Common.Errors;

/// <summary>The kind of error of an <see cref="AdminException"/>, which determines the error category.</summary>
public enum ErrorKind
{
    /// <summary>The input violates a rule that is checked before a call.</summary>
    InvalidArgument,

    /// <summary>The resource already exists.</summary>
    ResourceExists,

    /// <summary>The resource does not exist.</summary>
    NotFound,

    /// <summary>The caller is not authorized.</summary>
    PermissionDenied,

    /// <summary>The credentials are wrong, expired or missing.</summary>
    Authentication,

    /// <summary>A quota is exceeded.</summary>
    LimitExceeded,

    /// <summary>AWS throttled the call for longer than the timeout.</summary>
    Throttled,

    /// <summary>The state of the resource does not allow the operation.</summary>
    InvalidOperation,

    /// <summary>The endpoint cannot be reached, or closed the connection.</summary>
    Connection,

    /// <summary>The response of the endpoint is not from AWS.</summary>
    UnexpectedAnswer,

    /// <summary>A file or folder already exists or is missing.</summary>
    File,

    /// <summary>Another process uses the same file.</summary>
    Busy,

    /// <summary>The service failed.</summary>
    Service,
}
