using System.Text.RegularExpressions;
using AdminIam.Sandbox.Authorization;

namespace AdminIam.Sandbox.Services.Iam.Policies;

/// <summary>The check of principals in trust policies, as <see cref="PolicyStatement.Principals"/> has them.</summary>
internal static class PolicyPrincipal
{
    private static readonly Regex Identity = new(
        "^([0-9]{12}|A(ID|RO)A[A-Z0-9]+|arn:[a-z-]+:iam::[0-9]{12}:(root|(user|role)/[^*?]+)"
        + "|arn:[a-z-]+:sts::[0-9]{12}:(assumed-role/[^*?/]+/[^*?/]+|federated-user/[^*?/]+))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static bool IsValid(string principal)
    {
        if (principal == "*")
            return true;
        var (kind, name) = Split(principal);
        return kind switch
        {
            "AWS" => Identity.IsMatch(name),
            "Service" or "Federated" => name.Length > 0 && name.IndexOfAny(['*', '?']) < 0,
            "CanonicalUser" => name.Length > 0,
            _ => false,
        };
    }

    /// <summary>The principal as AWS's errors name it.</summary>
    public static string Describe(string principal)
    {
        var (kind, name) = Split(principal);
        return $"\"{kind}\":\"{name}\"";
    }

    private static (string Kind, string Name) Split(string principal)
    {
        var colon = principal.IndexOf(':');
        return (principal.Substring(0, colon), principal.Substring(colon + 1));
    }
}
