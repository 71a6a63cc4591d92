using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Signing;

/// <summary>The parts of <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
internal sealed class AuthorizationHeader
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    private AuthorizationHeader(string keyId, string[] scope, string[] signedHeaders, string signature)
    {
        KeyId = keyId;
        Date = scope[0];
        Region = scope[1];
        Service = scope[2];
        SignedHeaders = signedHeaders;
        Signature = signature;
    }

    public string KeyId { get; }

    public string Date { get; }

    public string Region { get; }

    public string Service { get; }

    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";

    public IReadOnlyList<string> SignedHeaders { get; }

    public string Signature { get; }

    public static AuthorizationHeader Parse(string header)
    {
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
            throw Incomplete($"Unsupported AWS 'algorithm': '{header.Split(' ')[0]}', only {Algorithm} is supported.");

        string? credential = null, signedHeaders = null, signature = null;
        foreach (var part in header.Substring(Algorithm.Length + 1).Split(','))
        {
            var equals = part.IndexOf('=');
            if (equals < 0)
                throw Incomplete($"'{part.Trim()}' not a valid key=value pair (missing equal-sign) in Authorization header.");
            var value = part.Substring(equals + 1).Trim();
            switch (part.Substring(0, equals).Trim())
            {
                case "Credential":
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
            Missing("Credential", credential), Missing("Signature", signature), Missing("SignedHeaders", signedHeaders));
        if (missing.Length > 0)
            throw Incomplete(missing.TrimEnd());

        // A key id may hold slashes of its own; the scope is the last four parts.
        var parts = credential!.Split('/');
        if (parts.Length < 5 || parts[parts.Length - 1] != "aws4_request")
            throw Incomplete($"Credential must have at least 5 slash-delimited elements and end in aws4_request, got '{credential}'");
        var keyId = string.Join("/", parts.Take(parts.Length - 4));
        return new AuthorizationHeader(
            keyId, parts.Skip(parts.Length - 4).Take(3).ToArray(), signedHeaders!.Split(';'), signature!);
    }

    private static string Missing(string name, string? value) =>
        string.IsNullOrEmpty(value) ? $"Authorization header requires '{name}' parameter. " : "";

    private static AwsException Incomplete(string message) => new("IncompleteSignature", 400, message);
}
