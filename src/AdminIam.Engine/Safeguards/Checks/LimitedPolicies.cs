using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The policies of this module that limit administrators to a service, recognized by their content.</summary>
internal sealed class LimitedPolicies
{
    // Actions on no specific resource that policies for the own credentials need.
    private static readonly HashSet<string> OwnCredentialActions = new(StringComparer.OrdinalIgnoreCase)
    {
        "iam:GetAccountPasswordPolicy", "iam:GetAccountSummary", "iam:ListVirtualMFADevices",
    };

    private readonly Dictionary<string, PolicyTemplate> _templates;
    private readonly HashSet<string> _others;

    /// <summary>Reads the templates of a partition.</summary>
    public LimitedPolicies(Partition partition)
    {
        var templates = PolicyTemplate.Names.Select(name => PolicyTemplate.Load(name, partition)).ToList();
        _templates = templates.Where(IsLimited)
            .ToDictionary(template => CanonicalJson.Of(template.Document.Json), StringComparer.Ordinal);
        _others = new HashSet<string>(
            templates.Where(template => !IsLimited(template))
                .Select(template => CanonicalJson.Of(template.Document.Json)),
            StringComparer.Ordinal);
    }

    /// <summary>Returns whether a policy limits administrators to a service.</summary>
    /// <param name="document">The decoded document.</param>
    public bool Contains(string document) => _templates.ContainsKey(CanonicalJson.Of(document));

    /// <summary>Returns whether a policy allows something that a limited policy does not, except the management of the
    /// own credentials.</summary>
    /// <param name="document">The decoded document of the policy.</param>
    /// <param name="limits">The documents of the limited policies.</param>
    public bool Exceeds(string document, IReadOnlyList<string> limits)
    {
        if (_others.Contains(CanonicalJson.Of(document)))
            return false;
        var allowed = limits.SelectMany(limit => PolicyDocument.Parse(limit).Statements).ToList();
        return PolicyDocument.Parse(document).Statements.Any(statement =>
            statement.IsAllow && !IsForOwnCredentials(statement)
            && (statement.ExcludesActions
                || statement.Actions.Any(action => !allowed.Exists(limit => limit.CoversAction(action)))));
    }

    // A policy that administers a service allows all of its actions.
    private static bool IsLimited(PolicyTemplate template) => PolicyDocument.Parse(template.Document.Json).Statements
        .SelectMany(statement => statement.Actions)
        .Any(action => action.EndsWith(":*", StringComparison.Ordinal));

    private static bool IsForOwnCredentials(PolicyStatement statement) =>
        (statement.Resources.Count > 0 && statement.Resources.All(resource => resource.Contains("${aws:username}")))
        || (statement.Actions.Count > 0 && statement.Actions.All(OwnCredentialActions.Contains));
}
