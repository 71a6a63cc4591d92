using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Signing;

/// <summary>
/// The parts of a request's signature, from its headers or from the query of a presigned URL.
/// </summary>
internal sealed class RequestSignature
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Terminator = "aws4_request";
    private const int ScopeParts = 4;

    public RequestSignature(string credential, string signedHeaders, string signature, string timestamp, string? token)
    {
        // A key id may contain slashes; the scope is the last four parts.
        var parts = credential.Split('/');
        if (parts.Length <= ScopeParts || parts[parts.Length - 1] != Terminator)
        {
            throw new CommonException(
                CommonError.IncompleteSignature,
                "Credential must have at least 5 slash-delimited elements and end in aws4_request, "
                + $"got '{credential}'");
        }

        var scope = parts.Length - ScopeParts;
        KeyId = string.Join("/", parts.Take(scope));
        Date = parts[scope];
        Region = parts[scope + 1];
        Service = parts[scope + 2];
        SignedHeaders = signedHeaders.Split(';');
        Signature = signature;
        Timestamp = timestamp;
        Token = token;
    }

    public string KeyId { get; }

    /// <summary>The day of the credential scope.</summary>
    public string Date { get; }

    public string Region { get; }

    public string Service { get; }

    public string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    public IReadOnlyList<string> SignedHeaders { get; }

    public string Signature { get; }

    /// <summary>The time of signing, as the request states it.</summary>
    public string Timestamp { get; }

    /// <summary>The session token, if the request has one.</summary>
    public string? Token { get; }

    public static RequestSignature Read(HttpRequest request) =>
        request.Header("authorization") is { Length: > 0 } header
            ? AuthorizationHeader.Parse(request, header)
            : PresignedQuery.Parse(request.Query);

    public static bool IsIn(HttpRequest request) =>
        !string.IsNullOrEmpty(request.Header("authorization")) || PresignedQuery.IsIn(request.Query);

    /// <summary>The service of the credential scope, or null where the request has none that can be read.</summary>
    public static string? ServiceOf(HttpRequest request) => ScopeOf(request, fromEnd: 2);

    /// <summary>The region of the credential scope, or null where the request has none that can be read.</summary>
    public static string? RegionOf(HttpRequest request) => ScopeOf(request, fromEnd: 3);

    private static string? ScopeOf(HttpRequest request, int fromEnd)
    {
        var credential = AuthorizationHeader.CredentialOf(request.Header("authorization"))
            ?? PresignedQuery.CredentialOf(request.Query);
        var parts = credential?.Split('/');
        return parts?.Length > ScopeParts ? parts[parts.Length - fromEnd] : null;
    }
}
