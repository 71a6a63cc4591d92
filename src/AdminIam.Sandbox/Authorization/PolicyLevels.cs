namespace AdminIam.Sandbox.Authorization;

/// <summary>The service control policies of an account by levels: the root, the organizational units, the
/// account.</summary>
internal static class PolicyLevels
{
    /// <summary>The decision of all levels: each must allow the action, and a deny in any of them denies it.</summary>
    public static Decision Decide(
        IReadOnlyList<IReadOnlyList<PolicySource>> levels, string action, string resource, RequestKeys keys)
    {
        var decisions = levels.Select(level => new PolicySet(level).Decide(action, resource, keys)).ToList();
        return decisions.Contains(Decision.ExplicitDeny) ? Decision.ExplicitDeny
            : decisions.Contains(Decision.ImplicitDeny) ? Decision.ImplicitDeny
            : Decision.Allowed;
    }
}
