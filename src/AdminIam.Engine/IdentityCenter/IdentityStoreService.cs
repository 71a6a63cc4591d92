using AdminIam.Engine.Aws.Protocols;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.IdentityCenter;

/// <summary>The description of the identity store of IAM Identity Center: its endpoint, protocol, error codes and
/// pace.</summary>
internal static class IdentityStoreService
{
    /// <summary>The description for the call runner and error messages.</summary>
    public static AwsService Description { get; } = new()
    {
        EndpointId = "identitystore",
        Protocol = JsonProtocol.Instance,
        Pace = CenterPace.Value,
        Failures = new Dictionary<string, Failure> { ["ResourceNotFoundException"] = Failure.Missing },
        Conflicts = ["ConflictException", "ServiceQuotaExceededException"],
        Details = new IdentityStoreErrorDetails(),
        Meanings = new Dictionary<string, ErrorMeaning>
        {
            ["ConflictException"] = new(
                "IdentityCenterConflict", ErrorKind.InvalidOperation,
                "Another user or group has the same name or e-mail address, or is being changed. Try again later."),
            ["ResourceNotFoundException"] = new("NotFound", ErrorKind.NotFound, "Check the name."),
            ["ServiceQuotaExceededException"] = new(
                "QuotaExceeded", ErrorKind.LimitExceeded, "Some quotas can be increased in Service Quotas."),
        },
    };
}
