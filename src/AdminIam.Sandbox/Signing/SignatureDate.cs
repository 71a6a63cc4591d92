using System.Globalization;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Signing;

/// <summary>
/// The time of signing: its format and the validity of the signature.
/// </summary>
internal static class SignatureDate
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";

    // A presigned URL is valid as long, whatever its X-Amz-Expires: the tokens of aws-iam-authenticator, which are
    // presigned for 60 seconds, are accepted for 15 minutes.
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    public static string ToText(DateTime time) => time.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Refuses a signature whose time is not close to the current time, or whose credential scope is of
    /// another day.</summary>
    public static void Check(RequestSignature signature, DateTime now)
    {
        var date = signature.Timestamp;
        if (!DateTime.TryParseExact(
            date,
            Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var signed))
        {
            throw new CommonException(
                CommonError.IncompleteSignature,
                $"Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601");
        }

        if (signed < now - Validity)
        {
            throw Mismatch(
                $"Signature expired: {date} is now earlier than {ToText(now - Validity)} ({ToText(now)} - 15 min.)");
        }

        if (signed > now + Validity)
        {
            throw Mismatch(
                $"Signature not yet current: {date} is still later than {ToText(now + Validity)} "
                + $"({ToText(now)} + 15 min.)");
        }

        if (!date.StartsWith(signature.Date, StringComparison.Ordinal) || signature.Date.Length != 8)
        {
            throw Mismatch(
                $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{signature.Date}' != '{date.Substring(0, 8)}', from '{date}'.");
        }
    }

    private static CommonException Mismatch(string message) => new(CommonError.SignatureMismatch, message);
}
