using System.Globalization;
using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Signing;

/// <summary>Reads <c>Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
internal static class AuthorizationHeader
{
    private const string Credential = "Credential";

    public static RequestSignature Parse(HttpRequest request, string header)
    {
        if (!header.StartsWith(RequestSignature.Algorithm + " ", StringComparison.Ordinal))
        {
            throw Incomplete(
                $"Unsupported AWS 'algorithm': '{header.Split(' ')[0]}', "
                + $"only {RequestSignature.Algorithm} is supported.");
        }

        string? credential = null, signedHeaders = null, signature = null;
        foreach (var part in Parts(header))
        {
            var equals = part.IndexOf('=');
            if (equals < 0)
            {
                throw Incomplete(
                    $"'{part.Trim()}' not a valid key=value pair (missing equal-sign) in Authorization header.");
            }

            var value = part.Substring(equals + 1).Trim();
            switch (part.Substring(0, equals).Trim())
            {
                case Credential:
                    credential = value;
                    break;
                case "SignedHeaders":
                    signedHeaders = value;
                    break;
                case "Signature":
                    signature = value;
                    break;
            }
        }

        var missing = string.Concat(
            Missing(Credential, credential), Missing("Signature", signature), Missing("SignedHeaders", signedHeaders));
        return missing.Length == 0
            ? new RequestSignature(
                credential!, signedHeaders!, signature!, DateOf(request), request.Header("x-amz-security-token"))
            : throw Incomplete(missing.TrimEnd());
    }

    /// <summary>The credential in a header, or null where there is none.</summary>
    public static string? CredentialOf(string? header)
    {
        if (header is null || !header.StartsWith(RequestSignature.Algorithm + " ", StringComparison.Ordinal))
            return null;
        var part = Array.Find(
            Parts(header), part => part.TrimStart().StartsWith(Credential + "=", StringComparison.Ordinal));
        return part?.Substring(part.IndexOf('=') + 1).Trim();
    }

    private static string[] Parts(string header) => header.Substring(RequestSignature.Algorithm.Length + 1).Split(',');

    private static string DateOf(HttpRequest request)
    {
        var date = request.Header("x-amz-date");
        if (date is not null)
            return date;
        return DateTime.TryParseExact(
            request.Header("date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var parsed)
            ? SignatureDate.ToText(parsed)
            : throw Incomplete(
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }

    private static string Missing(string name, string? value) =>
        string.IsNullOrEmpty(value) ? $"Authorization header requires '{name}' parameter. " : "";

    private static CommonException Incomplete(string message) => new(CommonError.IncompleteSignature, message);
}
