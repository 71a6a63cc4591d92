using System.Globalization;
using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Signing;

/// <summary>Finds out who signed a request, and refuses it as AWS does when the signature does not prove it.</summary>
internal sealed class RequestAuthenticator(SandboxOptions options, SessionTokens sessions)
{
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);
    private readonly SignatureV4 signatures = new();

    /// <summary>Checks the signature. The account is locked by the caller's hand only inside <paramref name="resolve"/>.</summary>
    public Authentication Authenticate(HttpRequest request, string service, DateTime now, Func<string, SessionToken?, Principal?> resolve)
    {
        var header = request.Header("authorization");
        if (string.IsNullOrEmpty(header))
            throw new AwsException("MissingAuthenticationToken", 403, "Request is missing Authentication Token");

        if (options.AnyCredential)
            return new Authentication(resolve(options.AccessKey, null)!.Caller, null, "us-east-1");

        var authorization = AuthorizationHeader.Parse(header!);
        var date = SignedDate(request);
        CheckDate(authorization, date, now);
        if (authorization.Service != service)
            throw Mismatch($"Credential should be scoped to correct service: '{service}'. ");

        var token = request.Header("x-amz-security-token");
        var session = token is null ? null : sessions.Open(token);
        if (token is not null && session?.KeyId != authorization.KeyId)
            throw InvalidToken();
        var principal = resolve(authorization.KeyId, session) ?? throw InvalidToken();

        var expected = signatures.Compute(request, authorization, date, principal.Secret);
        if (expected is null || !FixedTime.Equal(expected, authorization.Signature))
        {
            throw Mismatch(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                + "Access Key and signing method. Consult the service documentation for details.");
        }

        if (session is not null && session.Expires <= now)
            throw new AwsException("ExpiredToken", 403, "The security token included in the request is expired");
        return new Authentication(principal.Caller, principal.Key, authorization.Region);
    }

    private static AwsException InvalidToken() =>
        new("InvalidClientTokenId", 403, "The security token included in the request is invalid.");

    private static AwsException Mismatch(string message) => new("SignatureDoesNotMatch", 403, message);

    private static string SignedDate(HttpRequest request)
    {
        var date = request.Header("x-amz-date");
        if (date is not null)
            return date;
        if (DateTime.TryParseExact(
            request.Header("date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var parsed))
        {
            return parsed.ToString(DateFormat, CultureInfo.InvariantCulture);
        }

        throw new AwsException(
            "IncompleteSignature",
            400,
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }

    private static void CheckDate(AuthorizationHeader authorization, string date, DateTime now)
    {
        if (!DateTime.TryParseExact(
            date,
            DateFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var signed))
        {
            throw new AwsException(
                "IncompleteSignature", 400, $"Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601");
        }

        if (signed < now - Skew)
            throw Mismatch($"Signature expired: {date} is now earlier than {Text(now - Skew)} ({Text(now)} - 15 min.)");
        if (signed > now + Skew)
            throw Mismatch($"Signature not yet current: {date} is still later than {Text(now + Skew)} ({Text(now)} + 15 min.)");
        if (!date.StartsWith(authorization.Date, StringComparison.Ordinal) || authorization.Date.Length != 8)
        {
            throw Mismatch(
                $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{authorization.Date}' != '{date.Substring(0, 8)}', from '{date}'.");
        }
    }

    private static string Text(DateTime time) => time.ToString(DateFormat, CultureInfo.InvariantCulture);
}
