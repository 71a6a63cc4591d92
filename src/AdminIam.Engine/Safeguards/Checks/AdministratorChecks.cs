using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.DirectPolicies;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of administrators, who are found by the content of their policies.</summary>
internal static class AdministratorChecks
{
    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        new(Count)
        {
            Id = "AdministratorCount", Title = "Enough administrators can sign in",
            Area = SafeguardAreas.Administrators, Severity = FindingSeverity.High,
            Needs = CheckedUsers.Needs | FactKinds.Assignments,
        },
        new(ByGroup)
        {
            Id = "AdministratorByGroup", Title = "Administrators get administrator access only from groups",
            Area = SafeguardAreas.Administrators, Severity = FindingSeverity.Medium, Needs = FactKinds.Inventory,
            IsPerUser = true,
        },
        new(Unused)
        {
            Id = "UnusedAdministrator", Title = "Unused administrators are locked",
            Area = SafeguardAreas.Administrators, Severity = FindingSeverity.High, Needs = CheckedUsers.Needs,
            IsPerUser = true,
        },
        new(LockLeft)
        {
            Id = "LockLeft", Title = "Users do not stay locked", Area = SafeguardAreas.Administrators,
            Severity = FindingSeverity.Low, Needs = FactKinds.Inventory,
            IsPerUser = true,
        },
    ];

    private static IEnumerable<Verdict> Count(AccountFacts facts)
    {
        var access = facts.Inventory.Value.Access;
        var administrators = CheckedUsers.Of(facts)
            .Where(user => access.OfUser(user.UserName) == AdministratorPower.Certain)
            .ToList();
        var able = administrators.Where(SignIns.CanSignIn).ToList();
        var minimum = facts.Thresholds.AdministratorCount;
        // Who is not known cannot be the reason for a violation.
        var assigned = facts.AssignedAdministrators.IsKnown
            ? facts.AssignedAdministrators.Value
            : AssignedAdministrators.None;
        var users = able.ConvertAll(user => user.UserName);
        // An IAM user and a user of IAM Identity Center of the same name are probably the same person.
        var others = assigned.UserNames.Except(users, StringComparer.OrdinalIgnoreCase).ToList();
        var text = Names(users, others, assigned.HasMore);
        var isEnough = users.Count + others.Count >= minimum;
        if (!isEnough && facts.AssignedAdministrators.UnavailableReason is { } reason)
        {
            throw new FactUnavailableException(
                $"{text}. Required: {minimum}. Who else can through IAM Identity Center is not known. {reason}");
        }

        yield return isEnough
            ? Verdicts.Passed($"{text}. Required: {minimum}.")
            : new Verdict(FindingStatus.Failed, $"{text}. Required: {minimum}.{CheckedUsers.Note(facts)}")
            {
                Guidance = "New-AdminUser <user> -GroupName <group with administrator access> -GeneratePassword, for "
                    + "a second person, so that nobody needs the root user if the first is not available.",
                DecidingUsers = administrators.Except(able).Select(user => user.UserName).ToList(),
            };
    }

    private static string Names(List<string> users, List<string> assigned, bool hasMore)
    {
        var count = users.Count + assigned.Count;
        if (count == 0)
            return "No administrator can sign in";
        string[] lists =
        [
            .. users.Count == 0 ? [] : new[] { NameListText.Of(users) },
            .. assigned.Count == 0 ? [] : new[] { $"through IAM Identity Center {NameListText.Of(assigned)}" },
        ];
        return $"{(hasMore ? "At least " : string.Empty)}{CountText.Of(count, "administrator")} can sign in: "
            + string.Join("; ", lists);
    }

    private static IEnumerable<Verdict> ByGroup(AccountFacts facts)
    {
        var inventory = facts.Inventory.Value;
        var administrators = inventory.Users.Where(user => inventory.IsAdministrator(user.UserName)).ToList();
        return Verdicts.Of(
            from user in administrators
            let rest = inventory.Access.OfUser(
                user.UserName, PowerLoss.OfMemberships(user.UserName, user.GroupList ?? []))
            where rest > AdministratorPower.None
            let policies = PolicySet.Of(user).Names
            select Verdicts.OfUser(
                user.UserName,
                $"The user has administrator access that is not from a group: {string.Join(", ", policies)}.",
                new DirectPolicyRepair("AdministratorByGroup", user.UserName, policies)),
            () => Verdicts.AllPassed(
                administrators.Count, "administrator", "in the account", "all have the access only from groups"));
    }

    private static IEnumerable<Verdict> Unused(AccountFacts facts)
    {
        var inventory = facts.Inventory.Value;
        var limit = facts.Thresholds.UnusedDays;
        var administrators = CheckedUsers.Of(facts)
            .Where(user => SignIns.CanSignIn(user) && inventory.IsAdministrator(user.UserName))
            .ToList();
        return Verdicts.Of(
            from user in administrators
            let used = SignIns.LastUse(user)
            let since = used ?? user.CreateDate
            where since is not null && facts.DaysSince(since.Value) > limit
            select Verdicts.OfUser(
                user.UserName,
                $"The administrator {(used is null ? "was created" : "last signed in or used a key")} on "
                    + $"{DateText.Of(since.Value)}{(used is null ? " and never signed in" : string.Empty)}, "
                    + $"{CountText.Of(facts.DaysSince(since.Value), "day")} ago; {CountText.Of(limit, "day")} are "
                    + "permitted.",
                new LockRepair(user.UserName)),
            () => Verdicts.AllPassed(
                administrators.Count, "administrator", "with a password or an active access key",
                $"none is unused for more than {CountText.Of(limit, "day")}", CheckedUsers.Note(facts)));
    }

    private static IEnumerable<Verdict> LockLeft(AccountFacts facts)
    {
        var locked = facts.Inventory.Value.Users.Where(user => facts.IsLocked(user.UserName)).ToList();
        var limit = facts.Thresholds.LockDays;
        var unknown = locked.Count(user => Since(user) is null);
        return Verdicts.Of(
            from user in locked
            let since = Since(user)
            where since is not null && facts.DaysSince(since.Value) > limit
            select Verdicts.OfUser(
                user.UserName,
                $"The user has been locked since {DateText.Of(since.Value)}, "
                    + $"{CountText.Of(facts.DaysSince(since.Value), "day")}; {CountText.Of(limit, "day")} are "
                    + "permitted. Unlock-AdminUser unlocks it.",
                new LockedUserRepair(user.UserName)),
            () => Verdicts.AllPassed(
                locked.Count, "user", "with a lock", $"none for more than {CountText.Of(limit, "day")}",
                unknown == 0
                    ? string.Empty
                    : $" Locked by a changed policy that does not state since when: {CountText.Of(unknown, "user")}."));
    }

    // A lock is recorded in its policy, or in tags if the policy could not be written.
    private static DateTime? Since(UserDetail user) => (user.UserPolicyList ?? [])
        .Where(policy => policy.PolicyName == LockPolicy.Name)
        .Select(policy => LockPolicy.Read(Uri.UnescapeDataString(policy.PolicyDocument)))
        .Append(LockTags.Read((user.Tags ?? []).Select(tag => new KeyValuePair<string, string>(tag.Key, tag.Value))))
        .Where(record => record is not null)
        .Min(record => (DateTime?)record!.Since);
}
