using AdminIam.Engine.Aws.Protocols;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Aws.Throttling;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Organizations;

/// <summary>The description of AWS Organizations: its endpoint, protocol, region, error codes and pace.</summary>
internal static class OrganizationsService
{
    /// <summary>The error code for an account without an organization.</summary>
    public const string NoOrganization = "AWSOrganizationsNotInUseException";

    /// <summary>The description for the call runner and error messages.</summary>
    public static AwsService Description { get; } = new()
    {
        EndpointId = "organizations",
        Protocol = JsonProtocol.Instance,
        IsGlobal = true,
        Pace = new ServicePace(IncreasePerSecond: 2, SlowestRate: 1),
        Failures = new Dictionary<string, Failure>
        {
            ["ConcurrentModificationException"] = Failure.Busy,
            ["AccountNotFoundException"] = Failure.Missing,
        },
        Meanings = new Dictionary<string, ErrorMeaning>
        {
            ["AccessDeniedException"] = new(
                "AccessDenied", ErrorKind.PermissionDenied,
                "Only the management account of the organization and delegated administrators can read accounts. "
                + "There, the caller requires the permission that the message names. Get-AdminOrganization shows the "
                + "management account."),
            [NoOrganization] = new(
                "NoOrganization", ErrorKind.InvalidOperation,
                "The account is not a member of an organization. Create one in the AWS Organizations console."),
        },
    };
}
