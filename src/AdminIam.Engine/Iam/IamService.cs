using AdminIam.Engine.Aws.Protocols;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Aws.Throttling;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam;

/// <summary>The description of IAM: its endpoint, protocol, region, error codes and pace.</summary>
internal static class IamService
{
    private const string TrustedAccessMissing = "ServiceAccessNotEnabledException";

    private static readonly ErrorMeaning Busy = new(
        "EntityBusy", ErrorKind.InvalidOperation, "The resource is being modified. Try again later.");

    /// <summary>The description for the call runner and error messages.</summary>
    public static AwsService Description { get; } = new()
    {
        EndpointId = "iam",
        Protocol = QueryProtocol.Instance,
        IsGlobal = true,
        GlobalRegions = new Dictionary<string, string> { ["aws-cn"] = "cn-north-1" },
        Pace = new ServicePace(IncreasePerSecond: 4, SlowestRate: 1),
        Failures = new Dictionary<string, Failure>
        {
            ["ConcurrentModification"] = Failure.Busy,
            ["EntityTemporarilyUnmodifiable"] = Failure.Busy,
            ["NoSuchEntity"] = Failure.Missing,
            // For some seconds after AWS Organizations enabled it.
            [TrustedAccessMissing] = Failure.Missing,
        },
        Conflicts = ["EntityAlreadyExists", "LimitExceeded"],
        Meanings = new Dictionary<string, ErrorMeaning>
        {
            ["EntityAlreadyExists"] = new(
                "EntityAlreadyExists", ErrorKind.ResourceExists,
                "Names are not case-sensitive. Use -Ensure to accept the existing resource."),
            ["NoSuchEntity"] = new("NotFound", ErrorKind.NotFound, "Check the name."),
            ["LimitExceeded"] = new(
                "QuotaExceeded", ErrorKind.LimitExceeded,
                "Get-AdminAccount shows the quotas of this account; some can be increased in Service Quotas."),
            ["DeleteConflict"] = new(
                "DeleteConflict", ErrorKind.InvalidOperation,
                "Other resources depend on it. Remove them first, or use -Force if the cmdlet supports it."),
            ["PasswordPolicyViolation"] = new(
                "PasswordPolicyViolation", ErrorKind.InvalidArgument,
                "Choose another password, or use -GeneratePassword to generate one that complies with the policy."),
            ["MalformedPolicyDocument"] = new(
                "MalformedPolicyDocument", ErrorKind.InvalidArgument, "Check the policy's JSON."),
            ["PolicyNotAttachable"] = new(
                "PolicyNotAttachable", ErrorKind.InvalidOperation,
                "The policy of a service-linked role can be used only by its service."),
            ["InvalidInput"] = new(
                "InvalidInput", ErrorKind.InvalidArgument, "Correct the value that the message names."),
            ["InvalidAuthenticationCode"] = new(
                "InvalidMfaCode", ErrorKind.InvalidArgument,
                "Enter two consecutive codes before they expire, and check the clock of the device."),
            [TrustedAccessMissing] = new(
                "TrustedAccessRequired", ErrorKind.InvalidOperation,
                "Enable-AdminRootAccess in the management account enables the trusted access of IAM to the "
                    + "organization."),
            ["OrganizationNotFoundException"] = new(
                "NoOrganization", ErrorKind.InvalidOperation,
                "The account is not a member of an organization. Create one in the AWS Organizations console."),
            ["OrganizationNotInAllFeaturesModeException"] = new(
                "AllFeaturesRequired", ErrorKind.InvalidOperation,
                "The organization has consolidated billing only. Enable all features in the AWS Organizations "
                    + "console of the management account, Settings."),
            ["AccountNotManagementOrDelegatedAdministratorException"] = new(
                "NotRootAccessAdministrator", ErrorKind.PermissionDenied,
                "Connect to the management account of the organization, or to the delegated administrator of IAM. "
                    + "Get-AdminOrganization shows the management account."),
            ["CallerIsNotManagementAccountException"] = new(
                "NotManagementAccount", ErrorKind.PermissionDenied,
                "Only the management account can enable centralized root access. Get-AdminOrganization shows it."),
            ["EntityTemporarilyUnmodifiable"] = Busy,
            ["ConcurrentModification"] = Busy,
        },
    };
}
