using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of groups.</summary>
internal static class GroupChecks
{
    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        new(LimitedGroup)
        {
            Id = "LimitedGroup", Title = "Groups for one service have no further permissions",
            Area = SafeguardAreas.Permissions, Severity = FindingSeverity.Medium, Needs = FactKinds.Inventory,
        },
        new(EmptyGroup)
        {
            Id = "EmptyGroup", Title = "Groups have members", Area = SafeguardAreas.Permissions,
            Severity = FindingSeverity.Low, Needs = FactKinds.Inventory,
        },
        new(UserWithoutGroup)
        {
            Id = "UserWithoutGroup", Title = "Users are members of a group", Area = SafeguardAreas.Permissions,
            Severity = FindingSeverity.Low, Needs = FactKinds.Inventory,
            IsPerUser = true,
        },
    ];

    private static IEnumerable<Verdict> LimitedGroup(AccountFacts facts)
    {
        var limited = new LimitedPolicies(facts.Partition);
        var groups = facts.Inventory.Value.Groups
            .Select(group => (Group: group, Policies: Policies(group, facts.Inventory.Value)))
            .Where(item => item.Policies.Exists(policy => limited.Contains(policy.Document)))
            .ToList();
        return Verdicts.Of(
            groups.SelectMany(item => Excess(item.Group, item.Policies, limited)),
            () => Verdicts.AllPassed(
                groups.Count, "group", "with a policy for one service", "none has further permissions"));
    }

    private static IEnumerable<Verdict> Excess(GroupDetail group, List<GroupPolicy> policies, LimitedPolicies limited)
    {
        var limits = policies.Where(policy => limited.Contains(policy.Document)).ToList();
        var excess = policies.Except(limits)
            .Where(policy => limited.Exceeds(policy.Document, limits.ConvertAll(limit => limit.Document)))
            .ToList();
        if (excess.Count == 0)
            yield break;
        var attached = excess.Where(policy => !policy.IsInline).Select(policy => policy.Name).ToList();
        var inline = excess.Where(policy => policy.IsInline).Select(policy => policy.Name).ToList();
        yield return Verdicts.OfResource(
            group.GroupName, null,
            $"The group has {Names(limits)}, and policies that allow more: {Names(excess)}.",
            attached.Count == 0 ? null : new GroupPolicyRepair(group.GroupName, attached)) with
        {
            Guidance = inline.Count == 0
                ? null
                : "In the IAM console, choose User groups, the group, Permissions, and delete the inline policies "
                    + $"{string.Join(", ", inline)}.",
        };
    }

    private static IEnumerable<Verdict> EmptyGroup(AccountFacts facts)
    {
        var inventory = facts.Inventory.Value;
        return Verdicts.Of(
            from @group in inventory.Groups
            where inventory.MembersOf(@group.GroupName).Count == 0
            select Verdicts.OfResource(
                @group.GroupName, null, "The group has no members.", new EmptyGroupRepair(@group.GroupName)),
            () => Verdicts.AllPassed(inventory.Groups.Count, "group", "in the account", "all have members"));
    }

    private static IEnumerable<Verdict> UserWithoutGroup(AccountFacts facts)
    {
        var users = facts.Inventory.Value.Users.Where(user => !facts.IsLocked(user.UserName)).ToList();
        return Verdicts.Of(
            from user in users
            where (user.GroupList ?? []).Count == 0
            select Verdicts.OfUser(user.UserName, "The user is a member of no group.") with
            {
                Guidance = $"Add-AdminUserToGroup {CommandLine.Argument(user.UserName)} <group>, or delete the user if "
                    + "nobody needs it.",
            },
            () => Verdicts.AllPassed(users.Count, "user", "without a lock", "all are members of a group"));
    }

    private static List<GroupPolicy> Policies(GroupDetail group, AccountInventory inventory) =>
    [
        .. from policy in @group.GroupPolicyList ?? []
           select new GroupPolicy(policy.PolicyName, Uri.UnescapeDataString(policy.PolicyDocument), true),
        .. from policy in @group.AttachedManagedPolicies ?? []
           let document = inventory.DocumentOf(policy.PolicyArn)
           where document is not null
           select new GroupPolicy(policy.PolicyName, document, false),
    ];

    private static string Names(IEnumerable<GroupPolicy> policies) =>
        string.Join(", ", policies.Select(policy => policy.Name));
}
