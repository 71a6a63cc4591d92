namespace AdminIam.Sandbox.Authorization;

/// <summary>Whether a statement matches a request.</summary>
internal static class StatementMatch
{
    public static bool Request(
        PolicyStatement statement, string action, string resource, RequestKeys keys, bool variables) =>
        Actions(statement, action)
        && Resources(statement, resource, variables ? keys : null)
        && Conditions(statement, keys, variables);

    public static bool Actions(PolicyStatement statement, string action)
    {
        var lowerCase = action.ToLowerInvariant();
        return statement.ActionPatterns.Any(pattern => Wildcard.Matches(pattern, lowerCase))
            != statement.ExcludesActions;
    }

    public static bool Conditions(PolicyStatement statement, RequestKeys keys, bool variables) =>
        statement.Conditions.All(condition => ConditionMatch.Holds(condition, keys, variables));

    // A resource whose variable has no value is not any resource; NotResource with such a one does not apply either.
    private static bool Resources(PolicyStatement statement, string resource, RequestKeys? keys)
    {
        var named = false;
        foreach (var pattern in statement.Resources)
        {
            if (Wildcard.ExpandResource(pattern, keys) is { } expanded)
                named |= Wildcard.Matches(expanded, resource);
            else if (statement.ExcludesResources)
                return false;
        }

        return named != statement.ExcludesResources;
    }
}
