using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Services.Iam.Policies;

/// <summary>
/// What AWS checks when a policy is stored, in its order and with its texts. A policy that is evaluated is not checked
/// again.
/// </summary>
internal static class PolicyCheck
{
    private const string NoPrincipals =
        "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: "
        + "The passed in policy has a statement with no principals!";

    /// <summary>Checks a document.</summary>
    /// <exception cref="CommonException">The document cannot be stored; the text is AWS's.</exception>
    public static void Demand(string text, PolicyKind kind, string partition = SandboxPartition.Default)
    {
        if (text.Length > 0 && char.IsWhiteSpace(text[0]))
            throw Malformed("JSON strings must not have leading spaces");
        Demand(PolicyDocument.Parse(text), kind, partition);
    }

    private static void Demand(PolicyDocument document, PolicyKind kind, string partition)
    {
        if (kind == PolicyKind.Managed && document.Version != PolicyDocument.CurrentVersion)
            throw Malformed("Policy document must be version 2012-10-17 or greater.");
        if (!document.Statements.All(HasValidValues))
            throw LegacyError();

        var resourceError = ResourceError(document, partition);
        CheckSids(document);
        if (document.Statements.Any(statement => statement.Actions.Count == 0))
            throw Malformed("Policy statement must contain actions.");
        if (resourceError is not null)
            throw Malformed(resourceError);
        foreach (var action in document.Statements.SelectMany(statement => statement.Actions))
            CheckAction(action);
        foreach (var statement in document.Statements)
            CheckElements(statement, kind, partition);
    }

    private static bool HasValidValues(PolicyStatement statement) =>
        statement.Effect is "Allow" or "Deny"
        && statement.Conditions.All(condition => condition.Values.All(
            value => ConditionValue.IsValid(condition.Operator, value)));

    private static void CheckSids(PolicyDocument document)
    {
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sid in document.Statements.Select(statement => statement.Sid ?? ""))
        {
            if (!sid.All(IsAlphanumeric))
            {
                throw Malformed(
                    "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression "
                    + "[0-9A-Za-z]*");
            }

            if (sid.Length > 0 && !sids.Add(sid))
                throw Malformed("Statement IDs (SID) in a single policy must be unique.");
        }
    }

    /// <summary>The first invalid resource. A legacy error takes precedence, if it comes before.</summary>
    private static string? ResourceError(PolicyDocument document, string partition)
    {
        foreach (var resource in document.Statements.SelectMany(statement => statement.Resources))
        {
            if (PolicyResource.Error(resource, partition) is { } error)
                return error;
            if (PolicyResource.FailsLegacyParsing(resource))
                throw LegacyError();
        }

        return null;
    }

    private static void CheckAction(string action)
    {
        if (action == "*")
            return;
        var colon = action.IndexOf(':');
        if (colon < 0)
            throw Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        if (action.IndexOf(':', colon + 1) >= 0)
            throw Malformed("Actions/Condition can contain only one colon.");
        var vendor = action.Substring(0, colon);
        if (vendor != "*" && (vendor.Length == 0 || !vendor.All(c => c is '-' or '.' || IsAlphanumeric(c))))
            throw Malformed($"Vendor {vendor} is not valid");
    }

    private static void CheckElements(PolicyStatement statement, PolicyKind kind, string partition)
    {
        if (kind == PolicyKind.Trust)
        {
            if (statement.HasResources)
                throw Malformed("Has prohibited field Resource");
            if (!statement.HasPrincipal)
                throw Malformed("Missing required field Principal");
            if (statement.Actions.Any(action => !action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)))
                throw Malformed("AssumeRole policy may only specify STS AssumeRole actions.");
            if (statement is { HasNotPrincipal: false, Principals.Count: 0 })
                throw Malformed(NoPrincipals);
            if (statement.Principals.Select(one => PolicyPrincipal.Error(one, partition)).FirstOrDefault(
                error => error is not null) is { } error)
            {
                throw Malformed(error);
            }

            return;
        }

        if (statement.HasPrincipal || statement.HasNotPrincipal)
            throw Malformed("Policy document should not specify a principal.");
        if (statement.Resources.Count == 0)
            throw Malformed("Policy statement must contain resources.");
    }

    private static bool IsAlphanumeric(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static CommonException LegacyError() => Malformed("The policy failed legacy parsing");

    private static CommonException Malformed(string message) => new(CommonError.MalformedPolicy, message);
}
