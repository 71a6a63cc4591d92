using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
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
        table.Add("GetSessionToken", GetSessionToken, ResourceOf.Any);
        table.Add("GetFederationToken", FederatedSessions.GetFederationToken, FederatedSessions.Resource);
        table.Add("GetAccessKeyInfo", GetAccessKeyInfo, ResourceOf.Any);
        // Neither IAM nor STS encodes its messages, so there is none to decode.
        table.Add(
            "DecodeAuthorizationMessage",
            _ => throw new AwsException("InvalidAuthorizationMessageException", 400, "Message is not valid"),
            ResourceOf.Any);
        table.Add("AssumeRole", AssumeRole, call => call.Text("RoleArn"));
        table.Add("AssumeRoleWithWebIdentity", WebIdentity.AssumeRole, call => call.Text("RoleArn"));
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
            PrincipalId = call.Caller.UserId,
            Issued = call.Timestamp,
            Expires = call.Timestamp.AddSeconds(SecondsOfUser(call)),
            MfaTime = MfaTime(call),
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
        if (!id.StartsWith("ASIA", StringComparison.Ordinal) && !call.Account.TryFindKey(id, out _))
            throw Invalid($"The Access Key with id {id} does not exist.");
        return new Output { ["Account"] = call.Account.AccountId };
    }

    private static Output AssumeRole(IamCall call)
    {
        var arn = call.Text("RoleArn");
        if (call.Caller is { IsRoot: true, Session: null })
            throw Denied("Roles may not be assumed by root accounts.");
        if (RoleTrust.Find(call) is not { } role || !RoleTrust.Admits(call, role, MfaTime(call) is not null))
            throw NotAuthorized(call, arn);

        // A role that assumes a role (role chaining) gets an hour at most.
        if (call.Caller.Role is not null && RoleSessions.SecondsOf(call, role) > RoleSessions.DefaultSeconds)
        {
            throw Invalid(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }

        var output = RoleSessions.Issue(call, role, MfaTime(call));
        output["SourceIdentity"] = call.Input.OptionalText("SourceIdentity");
        return output;
    }

    private static DateTime? MfaTime(IamCall call)
    {
        var serial = call.Input.OptionalText("SerialNumber");
        var code = call.Input.OptionalText("TokenCode");
        if (serial is null && code is null)
            return call.Caller.Session?.MfaTime;
        var device = call.Caller.CredentialOwner?.MfaDevices.Find(candidate => call.Account.ArnOf(candidate) == serial);
        if (device is null || code is null || !Totp.Accepts(device, code, call.Now))
            throw Denied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
        return call.Timestamp;
    }

    private static CommonException NotAuthorized(IamCall call, string arn) => new(
        CommonError.AccessDenied,
        $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {arn}");

    private static CommonException Denied(string message) => new(CommonError.AccessDenied, message);

    private static CommonException Invalid(string message) => new(CommonError.Validation, message);
}
