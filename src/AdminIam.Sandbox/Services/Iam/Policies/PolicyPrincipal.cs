using System.Text.RegularExpressions;
using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services.Iam.Policies;

/// <summary>The check of principals in trust policies, as <see cref="PolicyStatement.Principals"/> has them.</summary>
internal static class PolicyPrincipal
{
    private static readonly Regex Identity = Whole(
        "[0-9]{12}|A(ID|RO)A[A-Z0-9]+|arn:[a-z-]+:iam::[0-9]{12}:(root|(user|role)/[^*?]+)"
        + "|arn:[a-z-]+:sts::[0-9]{12}:(assumed-role/[^*?/]+/[^*?/]+|federated-user/[^*?/]+)");

    // Which services there are is not known.
    private static readonly Regex Service = Whole(
        "([a-z0-9-]+[.])+(amazonaws[.]com|amazonaws[.]com[.]cn|amazon[.]com|aws[.]internal)");

    private static readonly Regex Federated = Whole(
        "arn:[a-z-]+:iam::[0-9]{12}:(saml|oidc)-provider/[^*?]+"
        + "|([A-Za-z0-9-]+[.])+[A-Za-z0-9-]+(:[0-9]+)?(/[^*?\\s]*)?");

    /// <summary>What is wrong with the principal, in AWS's words; null if nothing is.</summary>
    /// <param name="principal">The principal, with its kind.</param>
    /// <param name="partition">The partition of the account, which is that of valid ARNs.</param>
    public static string? Error(string principal, string partition)
    {
        if (principal == "*")
            return null;
        var (kind, name) = Split(principal);
        var isOfPartition = !name.StartsWith("arn:", StringComparison.Ordinal)
            || name.StartsWith($"arn:{partition}:", StringComparison.Ordinal);
        return kind switch
        {
            "AWS" when Identity.IsMatch(name) && isOfPartition => null,
            "Service" when Service.IsMatch(name) => null,
            "Federated" => Federated.IsMatch(name) && isOfPartition
                ? null
                : "Federated principals must be valid domain names or SAML metadata ARNs",
            "CanonicalUser" when name.Length > 0 => null,
            _ => Invalid(principal),
        };
    }

    /// <summary>The error for a principal that is not valid.</summary>
    public static string Invalid(string principal)
    {
        var (kind, name) = Split(principal);
        return $"Invalid principal in policy: \"{kind.ToUpperInvariant()}\":\"{name}\"";
    }

    private static (string Kind, string Name) Split(string principal)
    {
        var colon = principal.IndexOf(':');
        return (principal.Substring(0, colon), principal.Substring(colon + 1));
    }

    private static Regex Whole(string pattern) =>
        new($@"\A({pattern})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
