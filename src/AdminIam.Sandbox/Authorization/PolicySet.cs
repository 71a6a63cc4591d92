using System.Collections.Concurrent;

namespace AdminIam.Sandbox.Authorization;

/// <summary>Policies that are evaluated together: one explicit deny denies, one allow otherwise allows.</summary>
internal sealed class PolicySet(IReadOnlyList<PolicySource> sources)
{
    private const int CachedDocuments = 2048;
    private const int LongestCachedDocument = 32 * 1024;
    private static readonly ConcurrentDictionary<string, PolicyDocument> Parsed = new(StringComparer.Ordinal);

    public Decision Decide(string action, string resource, RequestKeys keys) => Decide(action, resource, keys, null);

    /// <summary>Evaluates the policies, and collects the statements that match.</summary>
    public Decision Decide(string action, string resource, RequestKeys keys, List<PolicyMatch>? matches)
    {
        var decision = Decision.ImplicitDeny;
        foreach (var source in sources)
        {
            var document = Parse(source.Document);
            for (var index = 0; index < document.Statements.Count; index++)
            {
                var statement = document.Statements[index];
                if (!StatementMatch.Request(statement, action, resource, keys, document.SupportsVariables))
                    continue;
                matches?.Add(new PolicyMatch(source, index, statement.Allows));
                if (!statement.Allows)
                    decision = Decision.ExplicitDeny;
                else if (decision == Decision.ImplicitDeny)
                    decision = Decision.Allowed;
                if (decision == Decision.ExplicitDeny && matches is null)
                    return decision;
            }
        }

        return decision;
    }

    private static PolicyDocument Parse(string document)
    {
        if (Parsed.TryGetValue(document, out var parsed))
            return parsed;
        if (document.Length > LongestCachedDocument)
            return PolicyDocument.Parse(document);
        if (Parsed.Count >= CachedDocuments)
            Parsed.Clear();
        return Parsed.GetOrAdd(document, PolicyDocument.Parse);
    }
}
