using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of where managed policies are attached.</summary>
internal static class PolicyUseChecks
{
    private const string CloudShellName = "AWSCloudShellFullAccess";

    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        new(FullAccessPolicy)
        {
            Id = "FullAccessPolicy", Title = "No customer managed policy with full access is attached",
            Area = SafeguardAreas.Permissions, Severity = FindingSeverity.High, Needs = FactKinds.Inventory,
            Cis = CisNumbers.Of("1.16", "1.16", "1.15", "2.15", "2.14"), SecurityHub = ["IAM.1"],
        },
        new(SupportRole)
        {
            Id = "SupportRole", Title = "A role or group can manage cases with AWS Support",
            Area = SafeguardAreas.Permissions, Severity = FindingSeverity.Low, Needs = FactKinds.Inventory,
            Cis = CisNumbers.Of("1.17", "1.17", "1.16", "2.16", "2.15"), SecurityHub = ["IAM.18"],
        },
        new(CloudShellAccess)
        {
            Id = "CloudShellAccess", Title = "Full access to CloudShell is not attached",
            Area = SafeguardAreas.Permissions, Severity = FindingSeverity.Low, Needs = FactKinds.Inventory,
            Cis = CisNumbers.Of("1.22", "1.22", "1.21", "2.21", "2.20"), SecurityHub = ["IAM.27"],
        },
    ];

    private static IEnumerable<Verdict> FullAccessPolicy(AccountFacts facts)
    {
        var inventory = facts.Inventory.Value;
        var policies = inventory.Policies
            .Where(policy => policy.AttachmentCount > 0 && !IsOfAws(policy.Arn))
            .ToList();
        return Verdicts.Of(
            from policy in policies
            where inventory.DocumentOf(policy.Arn) is { } document && AllowsEverything(document)
            select Verdicts.OfResource(
                policy.PolicyName, null,
                "The policy allows all actions on all resources and is attached to "
                    + $"{string.Join(", ", Holders(inventory, policy.Arn).Select(holder => holder.ToString()))}.",
                new PolicyRemovalRepair(policy.PolicyName, policy.Arn)),
            () => Verdicts.AllPassed(
                policies.Count, "attached customer managed policy", "in the account", "none allows all actions",
                AdministratorAccessNote(facts)));
    }

    // AdministratorAccess of AWS is the policy for administrators, so where it is attached is stated, but is no
    // violation.
    private static string AdministratorAccessNote(AccountFacts facts)
    {
        var holders = Holders(facts.Inventory.Value, facts.Partition.ManagedPolicyArn("AdministratorAccess")).ToList();
        return holders.Count == 0
            ? string.Empty
            : $" AdministratorAccess is attached to {string.Join(", ", holders.Select(holder => holder.ToString()))}.";
    }

    private static IEnumerable<Verdict> SupportRole(AccountFacts facts)
    {
        var inventory = facts.Inventory.Value;
        var holders = Holders(inventory, facts.Partition.ManagedPolicyArn(SupportAccessRepair.PolicyName))
            .Where(holder => holder.Kind != PolicyHolderKind.User)
            .ToList();
        if (holders.Count > 0)
        {
            yield return Verdicts.Passed(
                $"{SupportAccessRepair.PolicyName} is attached to "
                + $"{string.Join(", ", holders.Select(holder => holder.ToString()))}.");
            yield break;
        }

        var group = AdministratorsGroup(inventory);
        yield return new Verdict(
            FindingStatus.Failed, $"{SupportAccessRepair.PolicyName} is attached to no role and no group.")
        {
            Remedy = group is null ? null : new SupportAccessRepair(group),
            Guidance = group is null
                ? $"Attach {SupportAccessRepair.PolicyName} to the group of the people who manage support cases: "
                    + $"Add-AdminGroupPolicy <group> {SupportAccessRepair.PolicyName}"
                : null,
        };
    }

    private static IEnumerable<Verdict> CloudShellAccess(AccountFacts facts)
    {
        var arn = facts.Partition.ManagedPolicyArn(CloudShellName);
        return Verdicts.Of(
            from holder in Holders(facts.Inventory.Value, arn)
            select Verdicts.OfResource(
                holder.Name, holder.Kind == PolicyHolderKind.User ? holder.Name : null,
                $"{CloudShellName} is attached to {holder}. It allows the upload and download of files.",
                holder.Kind switch
                {
                    PolicyHolderKind.Group => new GroupPolicyRepair(holder.Name, [CloudShellName]),
                    PolicyHolderKind.User => new PrincipalPolicyRepair("CloudShellAccess", holder.Name, arn)
                    {
                        UserName = holder.Name,
                    },
                    _ => new PrincipalPolicyRepair("CloudShellAccess", holder.Name, arn) { RoleName = holder.Name },
                }),
            () => Verdicts.Passed($"{CloudShellName} is attached to no user, group or role."));
    }

    private static bool IsOfAws(string arn) => arn.Contains("::aws:policy/");

    private static bool AllowsEverything(string document) => PolicyDocument.Parse(document).Statements.Any(
        statement => statement.IsAllow && !statement.ExcludesActions && statement.CoversEveryResource
            && statement.CoversAction(PolicyDocument.UnheardOfAction));

    // The group with certain administrator access and the most members.
    private static string? AdministratorsGroup(AccountInventory inventory) => inventory.Groups
        .Where(group => inventory.Access.OfGroup(group.GroupName) == AdministratorPower.Certain)
        .OrderByDescending(group => inventory.MembersOf(group.GroupName).Count)
        .ThenBy(group => group.GroupName, StringComparer.OrdinalIgnoreCase)
        .Select(group => group.GroupName)
        .FirstOrDefault();

    private static IEnumerable<PolicyHolder> Holders(AccountInventory inventory, string arn)
    {
        bool Has(List<AttachedPolicyType>? attached) => (attached ?? []).Exists(policy => policy.PolicyArn == arn);
        return inventory.Groups.Where(group => Has(group.AttachedManagedPolicies))
            .Select(group => new PolicyHolder(PolicyHolderKind.Group, group.GroupName))
            .Concat(inventory.Users.Where(user => Has(user.AttachedManagedPolicies))
                .Select(user => new PolicyHolder(PolicyHolderKind.User, user.UserName)))
            .Concat(inventory.Roles.Where(role => Has(role.AttachedManagedPolicies))
                .Select(role => new PolicyHolder(PolicyHolderKind.Role, role.RoleName)));
    }
}
