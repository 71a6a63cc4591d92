namespace AdminIam.Engine.Common.Errors;

/// <summary>What sort of failure an <see cref="AdminException"/> reports, in terms a shell can turn into a category.</summary>
public enum ErrorKind
{
    /// <summary>The input breaks a rule that is known before AWS is asked.</summary>
    InvalidArgument,

    /// <summary>What is to be created exists.</summary>
    ResourceExists,

    /// <summary>What is named does not exist.</summary>
    NotFound,

    /// <summary>The caller may not do this.</summary>
    PermissionDenied,

    /// <summary>The credentials are wrong, expired or missing.</summary>
    Authentication,

    /// <summary>An IAM quota is reached.</summary>
    LimitExceeded,

    /// <summary>AWS asked to slow down for longer than the bound allows.</summary>
    Throttled,

    /// <summary>The entity is in a state that does not allow this.</summary>
    InvalidOperation,

    /// <summary>The endpoint cannot be reached or broke off.</summary>
    Connection,

    /// <summary>The endpoint answered with something that is not an answer of AWS.</summary>
    UnexpectedAnswer,

    /// <summary>A file or folder is in the way or missing.</summary>
    File,

    /// <summary>Another process works on the same thing.</summary>
    Busy,

    /// <summary>The service failed.</summary>
    Service,
}
