namespace AdminIam.Sandbox.Authorization;

/// <summary>Policies that are evaluated together: one explicit deny denies, one allow otherwise allows.</summary>
internal sealed class PolicySet(IReadOnlyList<PolicySource> sources)
{
    public Decision Decide(string action, string resource, RequestKeys keys) => Decide(action, resource, keys, null);

    /// <summary>Evaluates the policies, and collects the statements that match.</summary>
    public Decision Decide(string action, string resource, RequestKeys keys, List<PolicyMatch>? matches)
    {
        var decision = Decision.ImplicitDeny;
        foreach (var source in sources)
        {
            var document = PolicyDocument.Parse(source.Document);
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
}
