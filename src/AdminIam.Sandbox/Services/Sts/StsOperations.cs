using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Sts;

internal static class StsOperations
{
    private const int DefaultRoleSession = 3600;
    private const int DefaultUserSession = 12 * 3600;

    // The longest session of the root identity on AWS.
    private const int LongestRootSession = 3600;

    public static OperationTable Create()
    {
        var table = new OperationTable<IamCall>();
        table.Add("GetCallerIdentity", GetCallerIdentity, ResourceOf.Any);
        table.Add("GetSessionToken", GetSessionToken, ResourceOf.Any);
        table.Add("AssumeRole", AssumeRole, call => call.Text("RoleArn"));
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

        var seconds = call.Input.Number("DurationSeconds") ?? DefaultUserSession;
        if (call.Caller.IsRoot)
            seconds = Math.Min(seconds, LongestRootSession);
        var session = new SessionToken
        {
            PrincipalId = call.Caller.UserId,
            Issued = call.Timestamp,
            Expires = call.Timestamp.AddSeconds(seconds),
            MfaTime = MfaTime(call),
        };
        return new Output { ["Credentials"] = Describe(call.Facts.Sessions.Issue(session)) };
    }

    private static Output AssumeRole(IamCall call)
    {
        var arn = call.Text("RoleArn");
        if (call.Caller is { IsRoot: true, Session: null })
            throw Denied("Roles may not be assumed by root accounts.");
        if (RoleTrust.Find(call) is not { } role || !RoleTrust.Admits(call, role, MfaTime(call) is not null))
            throw NotAuthorized(call, arn);

        var seconds = call.Input.Number("DurationSeconds") ?? DefaultRoleSession;
        if (seconds > role.MaxSessionDuration)
            throw Invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        // A role that assumes a role (role chaining) gets an hour at most.
        if (call.Caller.Role is not null && seconds > DefaultRoleSession)
        {
            throw Invalid(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }

        if (call.Input.OptionalText("Policy") is { } policy)
            PolicyText.Valid(policy);

        var session = new SessionToken
        {
            PrincipalId = role.Id,
            SessionName = call.Text("RoleSessionName"),
            Issued = call.Timestamp,
            Expires = call.Timestamp.AddSeconds(seconds),
            MfaTime = MfaTime(call),
            Policy = call.Input.OptionalText("Policy"),
            PolicyArns = call.Input.Structures("PolicyArns")
                .Select(item => item.OptionalText("arn")).OfType<string>().ToList(),
        };
        foreach (var tag in call.Input.Structures("Tags"))
            session.Tags[tag.Text("Key")] = tag.Text("Value");
        role.LastUsed = call.Timestamp;
        var credentials = call.Facts.Sessions.Issue(session);
        var assumed = IamCaller.OfRole(call.Account, role, session);
        return new Output
        {
            ["Credentials"] = Describe(credentials),
            ["AssumedRoleUser"] = new Output { ["AssumedRoleId"] = assumed.UserId, ["Arn"] = assumed.Arn },
            ["SourceIdentity"] = call.Input.OptionalText("SourceIdentity"),
        };
    }

    private static DateTime? MfaTime(IamCall call)
    {
        var serial = call.Input.OptionalText("SerialNumber");
        var code = call.Input.OptionalText("TokenCode");
        if (serial is null && code is null)
            return call.Caller.Session?.MfaTime;
        var device = call.Caller.User?.MfaDevices.Find(candidate => call.Account.ArnOf(candidate) == serial);
        if (device is null || code is null || !Totp.Accepts(device, code, call.Now))
            throw Denied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
        return call.Timestamp;
    }

    private static CommonException NotAuthorized(IamCall call, string arn) => new(
        CommonError.AccessDenied,
        $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {arn}");

    private static CommonException Denied(string message) => new(CommonError.AccessDenied, message);

    private static CommonException Invalid(string message) => new(CommonError.Validation, message);

    private static Output Describe(TemporaryCredentials credentials) => new()
    {
        ["AccessKeyId"] = credentials.AccessKeyId,
        ["SecretAccessKey"] = credentials.SecretAccessKey,
        ["SessionToken"] = credentials.Token,
        ["Expiration"] = credentials.Expires,
    };
}
