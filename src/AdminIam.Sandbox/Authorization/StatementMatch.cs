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
        return statement.Actions.Any(pattern => Wildcard.Matches(pattern, lowerCase)) != statement.ExcludesActions;
    }

    public static bool Conditions(PolicyStatement statement, RequestKeys keys, bool variables = true) =>
        statement.Conditions.All(condition => ConditionMatch.Holds(condition, keys, variables));

    private static bool Resources(PolicyStatement statement, string resource, RequestKeys? keys)
    {
        var named = statement.Resources.Any(
            pattern => Wildcard.Expand(pattern, keys) is { } expanded && Wildcard.Matches(expanded, resource));
        return named != statement.ExcludesResources;
    }
}
