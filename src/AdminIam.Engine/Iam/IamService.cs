using AdminIam.Engine.Aws.Protocols;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.Aws.Throttling;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam;

/// <summary>The description of IAM: its endpoint, protocol, region, error codes and pace.</summary>
internal static class IamService
{
    private static readonly ErrorMeaning Busy = new(
        "EntityBusy", ErrorKind.InvalidOperation, "Another change of it is under way. Try again in a while.");

    /// <summary>The description that the call runner and the errors work with.</summary>
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
        },
        Conflicts = ["EntityAlreadyExists", "LimitExceeded"],
        Meanings = new Dictionary<string, ErrorMeaning>
        {
            ["EntityAlreadyExists"] = new(
                "EntityAlreadyExists", ErrorKind.ResourceExists, "Names are unique ignoring case. Use -Ensure to accept what exists."),
            ["NoSuchEntity"] = new("NotFound", ErrorKind.NotFound, "Check the name."),
            ["LimitExceeded"] = new(
                "QuotaExceeded", ErrorKind.LimitExceeded,
                "Get-AdminAccount shows the quotas of this account; some can be raised in Service Quotas."),
            ["DeleteConflict"] = new(
                "DeleteConflict", ErrorKind.InvalidOperation,
                "Something is still attached. Remove it first, or use -Force where the cmdlet has it."),
            ["PasswordPolicyViolation"] = new(
                "PasswordPolicyViolation", ErrorKind.InvalidArgument,
                "Choose another password, or let -GeneratePassword make one that keeps the policy."),
            ["MalformedPolicyDocument"] = new("MalformedPolicyDocument", ErrorKind.InvalidArgument, "Check the policy's JSON."),
            ["PolicyNotAttachable"] = new(
                "PolicyNotAttachable", ErrorKind.InvalidOperation, "Service-linked policies belong to their service alone."),
            ["InvalidInput"] = new("InvalidInput", ErrorKind.InvalidArgument, "Correct the value that AWS names."),
            ["InvalidAuthenticationCode"] = new(
                "InvalidMfaCode", ErrorKind.InvalidArgument,
                "Enter two codes that follow each other, at once; check the clock of the device."),
            ["EntityTemporarilyUnmodifiable"] = Busy,
            ["ConcurrentModification"] = Busy,
        },
    };
}
