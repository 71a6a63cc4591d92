using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Services.Organizations.State;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>Sessions of the root identity of a member account, each of which is limited to a task.</summary>
internal static class RootSessions
{
    private const int DefaultSeconds = 900;
    private const string GlobalHost = "sts.localhost";

    // The feature of the organization that each task requires.
    private static readonly Dictionary<string, string> Features = new(StringComparer.Ordinal)
    {
        ["IAMAuditRootUserCredentials"] = RootFeatures.CredentialsManagement,
        ["IAMCreateRootUserPassword"] = RootFeatures.CredentialsManagement,
        ["IAMDeleteRootUserCredentials"] = RootFeatures.CredentialsManagement,
        ["S3UnlockBucketPolicy"] = RootFeatures.Sessions,
        ["SQSUnlockQueuePolicy"] = RootFeatures.Sessions,
    };

    /// <summary>The ARN of the root identity, as policies must specify it.</summary>
    public static string Resource(IamCall call) =>
        $"arn:{call.Account.Partition}:iam::{TargetOf(call)}:root";

    public static void AddKeys(IamCall call, RequestKeys keys)
    {
        if (call.Facts.Operation.Name != "AssumeRoot")
            return;
        keys.Set("aws:ResourceAccount", TargetOf(call));
        if (TaskOf(call) is { } task)
            keys.Set("sts:TaskPolicyArn", task);
    }

    public static Output AssumeRoot(IamCall call)
    {
        if (IsGlobal(call.Facts.Host))
        {
            throw new CommonException(
                CommonError.InvalidAction, "Could not find operation AssumeRoot for version 2011-06-15");
        }

        // Only users and roles may call it.
        if (call.Caller.IsRoot)
            throw NotAuthorized(call);
        var feature = FeatureOf(call);
        var target = TargetOf(call);
        if (call.Facts.Account.Get<OrganizationsState>().Organization is not { } organization
            || !organization.AdministersIam(call.Account.AccountId)
            || !organization.IsTrusted(Organization.IdentityManagement)
            || !RootFeatures.Of(call.Facts.Account).Contains(feature)
            || target == organization.ManagementAccountId
            || !organization.TryFind(target, out _)
            || call.Facts.Account.Accounts.FindActive(target) is null)
        {
            throw NotAuthorized(call);
        }

        var session = new SessionToken
        {
            AccountId = target,
            PrincipalId = target,
            Issued = call.Timestamp,
            Expires = call.Timestamp.AddSeconds(call.Input.Number("DurationSeconds") ?? DefaultSeconds),
            SourceIdentity = call.Caller.Session?.SourceIdentity,
            TaskPolicyArn = TaskOf(call),
        };
        return new Output
        {
            ["Credentials"] = RoleSessions.Describe(call.Facts.Sessions.Issue(session)),
            ["SourceIdentity"] = session.SourceIdentity,
        };
    }

    private static string? TaskOf(IamCall call) => call.Input.Structure("TaskPolicyArn")?.OptionalText("arn");

    private static string FeatureOf(IamCall call)
    {
        var arn = TaskOf(call) ?? "";
        var prefix = $"arn:{call.Account.Partition}:iam::aws:policy{ManagedPolicy.RootTaskPath}";
        return arn.StartsWith(prefix, StringComparison.Ordinal)
            && Features.TryGetValue(arn.Substring(prefix.Length), out var feature)
            ? feature
            : throw new CommonException(CommonError.Validation, $"The task policy {arn} is not supported.");
    }

    // The id of the account, or the ARN of its root identity.
    private static string TargetOf(IamCall call)
    {
        var target = call.Text("TargetPrincipal");
        var id = SandboxMemberAccount.IsId(target) ? target : TargetRole.AccountOf(target);
        var root = $"arn:{call.Account.Partition}:iam::{id}:root";
        return SandboxMemberAccount.IsId(id) && (target == id || target == root)
            ? id
            : throw new CommonException(CommonError.Validation, $"The target principal {target} is not valid.");
    }

    // On AWS, the host shows whether an endpoint is the global one.
    private static bool IsGlobal(string host) =>
        host.Split(':')[0].Equals(GlobalHost, StringComparison.OrdinalIgnoreCase);

    private static CommonException NotAuthorized(IamCall call) => new(
        CommonError.AccessDenied,
        $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRoot on resource: {Resource(call)}");
}
