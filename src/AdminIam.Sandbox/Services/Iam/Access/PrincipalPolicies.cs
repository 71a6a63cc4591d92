using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>The policies that apply to a user or role.</summary>
internal static class PrincipalPolicies
{
    // The policies of tasks only deny what is not a part of the task.
    private static readonly PolicySource RootAccess = new(
        "root",
        "none",
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");

    /// <summary>A user's own policies and those of the user's groups, or a role's.</summary>
    public static List<PolicySource> Identity(IamAccount account, IPolicyHolder holder, string kind)
    {
        var sources = new List<PolicySource>();
        Add(sources, account, holder, kind);
        if (holder is User user)
        {
            foreach (var name in user.Groups)
            {
                if (account.Groups.TryGet(name, out var group))
                    Add(sources, account, group, "group");
            }
        }

        return sources;
    }

    private static PolicySource? Managed(IamAccount account, string arn) =>
        account.TryFindPolicy(arn, DateTime.MaxValue, out var policy)
            ? new PolicySource(
                policy.Name, policy.IsAwsManaged ? "aws-managed" : "user-managed", policy.Default.Document)
            : null;

    /// <summary>
    /// The policy of a permissions boundary; a boundary whose policy no longer exists allows nothing.
    /// </summary>
    public static List<PolicySource> Boundary(IamAccount account, string arn) =>
        Managed(account, arn) is { } policy ? [policy] : [];

    /// <summary>The policies that limit a session, or null when it was created without any.</summary>
    public static List<PolicySource>? Session(IamAccount account, SessionToken? session)
    {
        if (session?.TaskPolicyArn is { } task)
            return Managed(account, task) is { } policy ? [RootAccess, policy] : [];
        if (session is null || (session.Policy is null && session.PolicyArns.Count == 0))
            return null;
        var sources = session.PolicyArns.Select(arn => Managed(account, arn)).OfType<PolicySource>().ToList();
        if (session.Policy is not null)
            sources.Add(new PolicySource("session", "none", session.Policy));
        return sources;
    }

    private static void Add(List<PolicySource> sources, IamAccount account, IPolicyHolder holder, string kind)
    {
        sources.AddRange(holder.AttachedPolicies.Select(arn => Managed(account, arn)).OfType<PolicySource>());
        sources.AddRange(holder.InlinePolicies.Select(
            policy => new PolicySource($"{kind}_{holder.Name}_{policy.Key}", kind, policy.Value)));
    }
}
