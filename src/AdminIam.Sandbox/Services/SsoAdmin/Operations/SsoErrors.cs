using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>SSO Admin's errors.</summary>
internal static class SsoErrors
{
    public const string ConflictCode = "ConflictException";
    public const string NotFoundCode = "ResourceNotFoundException";

    public static AwsException NotFound(string message) => new(NotFoundCode, 400, message);

    public static AwsException Conflict(string message) => new(ConflictCode, 400, message);

    /// <summary>The conflict that a later call does not have.</summary>
    public static AwsException EarlierWrite() =>
        Conflict("An earlier write has not reached this host yet. Please try again.");

    public static AwsException QuotaExceeded(string message) => new("ServiceQuotaExceededException", 400, message);

    public static CommonException Busy() =>
        new(CommonError.Throttling, "There are too many requests processing. Please try again later.");

    public static CommonException Invalid(string message) => new(CommonError.Validation, message);

    public static CommonException Denied(string message) => new(CommonError.AccessDenied, message);
}
