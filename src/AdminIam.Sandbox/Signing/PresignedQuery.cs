using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Signing;

/// <summary>Reads the signature in the query of a presigned URL: the parameters X-Amz-Algorithm and so on.</summary>
internal static class PresignedQuery
{
    /// <summary>The one parameter that the signature is not calculated over.</summary>
    public const string SignatureParameter = "X-Amz-Signature";

    private const string AlgorithmParameter = "X-Amz-Algorithm";
    private const string CredentialParameter = "X-Amz-Credential";
    private const string DateParameter = "X-Amz-Date";
    private const string SignedHeadersParameter = "X-Amz-SignedHeaders";
    private const string TokenParameter = "X-Amz-Security-Token";

    public static bool IsIn(string query) => Find(query, AlgorithmParameter) is not null;

    public static string? CredentialOf(string query) => Find(query, CredentialParameter);

    public static RequestSignature Parse(string query)
    {
        var algorithm = Require(query, AlgorithmParameter);
        if (algorithm != RequestSignature.Algorithm)
        {
            throw Incomplete(
                $"Unsupported AWS 'algorithm': '{algorithm}', only {RequestSignature.Algorithm} is supported.");
        }

        return new RequestSignature(
            Require(query, CredentialParameter),
            Require(query, SignedHeadersParameter),
            Require(query, SignatureParameter),
            Require(query, DateParameter),
            Find(query, TokenParameter));
    }

    private static string Require(string query, string name) => Find(query, name) is { Length: > 0 } value
        ? value
        : throw Incomplete(
            $"AWS query-string parameters must include '{name}'. Re-examine the query-string parameters.");

    private static string? Find(string query, string name)
    {
        foreach (var pair in query.Split('&'))
        {
            if (pair.StartsWith(name + "=", StringComparison.Ordinal))
                return Uri.UnescapeDataString(pair.Substring(name.Length + 1));
        }

        return null;
    }

    private static CommonException Incomplete(string message) => new(CommonError.IncompleteSignature, message);
}
