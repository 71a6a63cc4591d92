using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Sts;

internal static class StsOperations
{
    private const int DefaultUserSession = 12 * 3600;

    // The longest session of the root identity on AWS.
    private const int LongestRootSession = 3600;

    public static OperationTable Create()
    {
        var table = new OperationTable<IamCall>();
        table.Add("GetCallerIdentity", GetCallerIdentity, ResourceOf.Any);
        table.Add("GetSessionToken", StsRegions.Demand(GetSessionToken), ResourceOf.Any);
        table.Add(
            "GetFederationToken", StsRegions.Demand(FederatedSessions.GetFederationToken), FederatedSessions.Resource);
        table.Add("GetAccessKeyInfo", GetAccessKeyInfo, ResourceOf.Any);
        // Neither IAM nor STS encodes its messages, so there is none to decode.
        table.Add(
            "DecodeAuthorizationMessage",
            _ => throw new AwsException("InvalidAuthorizationMessageException", 400, "Message is not valid"),
            ResourceOf.Any);
        table.Add("AssumeRole", StsRegions.Demand(AssumeRole), call => call.Text("RoleArn"));
        table.Add("AssumeRoleWithWebIdentity", WebIdentity.AssumeRole, call => call.Text("RoleArn"));
        table.Add("AssumeRoot", StsRegions.Demand(RootSessions.AssumeRoot), RootSessions.Resource);
        return table;
    }

    private static Output GetCallerIdentity(IamCall call) => new()
    {
        ["UserId"] = call.Caller.UserId,
        ["Account"] = call.Account.AccountId,
        ["Arn"] = call.Caller.Arn,
    };

    private static Output GetSessionToken(IamCall call)
    {
        if (call.Caller.Session is not null)
            throw Denied("Cannot call GetSessionToken with session credentials");

        var session = new SessionToken
        {
            AccountId = call.Account.AccountId,
            PrincipalId = call.Caller.UserId,
            Issued = call.Timestamp,
            Expires = call.Timestamp.AddSeconds(SecondsOfUser(call)),
            MfaTime = MfaCode.TimeOf(call),
        };
        return new Output { ["Credentials"] = RoleSessions.Describe(call.Facts.Sessions.Issue(session)) };
    }

    /// <summary>The duration of the session of a user or the root identity that the call asks for.</summary>
    public static int SecondsOfUser(IamCall call)
    {
        var seconds = call.Input.Number("DurationSeconds") ?? DefaultUserSession;
        return call.Caller.IsRoot ? Math.Min(seconds, LongestRootSession) : seconds;
    }

    // The id of a key contains its account. Sessions are not stored, so the key of any session is that of the account.
    private static Output GetAccessKeyInfo(IamCall call)
    {
        var id = call.Text("AccessKeyId");
        var owner = id.StartsWith("ASIA", StringComparison.Ordinal)
            ? call.Account
            : call.Account.Everywhere.FirstOrDefault(account => account.TryFindKey(id, out _));
        return owner is null
            ? throw Invalid($"The Access Key with id {id} does not exist.")
            : new Output { ["Account"] = owner.AccountId };
    }

    private static Output AssumeRole(IamCall call)
    {
        if (call.Caller is { IsRoot: true, Session: null })
            throw Denied("Roles may not be assumed by root accounts.");
        if (TargetRole.Find(call) is not { } target)
            throw NotAuthorized(call, "sts:AssumeRole");
        if (RoleTrust.FindRefused(call, target) is { } refused)
            throw NotAuthorized(call, refused);
        var attributes = SessionAttributes.Of(call);
        if (attributes.ChangesSourceIdentity)
            throw NotAuthorized(call, SessionAttributes.SetSourceIdentity);
        attributes.Check();

        // A role that assumes a role (role chaining) gets an hour at most.
        if (call.Caller.Role is not null && RoleSessions.SecondsOf(call, target.Role) > RoleSessions.DefaultSeconds)
        {
            throw Invalid(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }

        var session = new SessionToken { MfaTime = MfaCode.TimeOf(call) };
        attributes.Apply(session);
        return RoleSessions.Issue(call, target, session);
    }

    private static CommonException NotAuthorized(IamCall call, string action) => new(
        CommonError.AccessDenied,
        $"User: {call.Caller.Arn} is not authorized to perform: {action} on resource: {call.Text("RoleArn")}");

    private static CommonException Denied(string message) => new(CommonError.AccessDenied, message);

    private static CommonException Invalid(string message) => new(CommonError.Validation, message);
}
