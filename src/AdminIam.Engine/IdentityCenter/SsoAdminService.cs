using AdminIam.Engine.Aws.Protocols;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>The description of the administration of IAM Identity Center: its endpoint, protocol, error codes and
/// pace.</summary>
internal static class SsoAdminService
{
    /// <summary>The description for the call runner and error messages.</summary>
    public static AwsService Description { get; } = new()
    {
        EndpointId = "sso_admin",
        Protocol = JsonProtocol.Instance,
        Pace = CenterPace.Value,
        Failures = new Dictionary<string, Failure> { ["ResourceNotFoundException"] = Failure.Missing },
        Conflicts = ["ConflictException", "ServiceQuotaExceededException"],
        Details = new SsoAdminErrorDetails(),
        Meanings = new Dictionary<string, ErrorMeaning>
        {
            ["ConflictException"] = new(
                "IdentityCenterConflict", ErrorKind.InvalidOperation,
                "It exists already, is in use, or is being changed. Try again later."),
            ["ResourceNotFoundException"] = new("NotFound", ErrorKind.NotFound, "Check the name."),
            ["ServiceQuotaExceededException"] = new(
                "QuotaExceeded", ErrorKind.LimitExceeded, "Some quotas can be increased in Service Quotas."),
        },
    };
}
