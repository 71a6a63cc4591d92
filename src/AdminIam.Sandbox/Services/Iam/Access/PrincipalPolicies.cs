using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>The policies that bear on a user or role.</summary>
internal static class PrincipalPolicies
{
    /// <summary>A user's own policies and those of the user's groups, or a role's.</summary>
    public static List<PolicySource> Identity(Account account, IPolicyHolder holder, string kind)
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

    private static PolicySource? Managed(Account account, string arn) =>
        account.TryFindPolicy(arn, DateTime.MaxValue, out var policy)
            ? new PolicySource(policy.Name, policy.IsAwsManaged ? "aws-managed" : "user-managed", policy.Default.Document)
            : null;

    /// <summary>The policy that is a principal's permissions boundary; one whose policy is gone allows nothing.</summary>
    public static List<PolicySource> Boundary(Account account, string arn) => Managed(account, arn) is { } policy ? [policy] : [];

    /// <summary>What limits a session that was handed policies, or null.</summary>
    public static List<PolicySource>? Session(Account account, SessionToken? session)
    {
        if (session is null || (session.Policy is null && session.PolicyArns.Count == 0))
            return null;
        var sources = session.PolicyArns.Select(arn => Managed(account, arn)).OfType<PolicySource>().ToList();
        if (session.Policy is not null)
            sources.Add(new PolicySource("session", "none", session.Policy));
        return sources;
    }

    private static void Add(List<PolicySource> sources, Account account, IPolicyHolder holder, string kind)
    {
        sources.AddRange(holder.AttachedPolicies.Select(arn => Managed(account, arn)).OfType<PolicySource>());
        sources.AddRange(holder.InlinePolicies.Select(
            policy => new PolicySource($"{kind}_{holder.Name}_{policy.Key}", kind, policy.Value)));
    }
}
