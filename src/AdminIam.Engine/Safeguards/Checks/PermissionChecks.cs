using AdminIam.Engine.Iam.DirectPolicies;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Engine.Safeguards.Checks;

/// <summary>The checks of the permissions of users and roles, and of permissions that IAM does not know.</summary>
internal static class PermissionChecks
{
    /// <summary>The checks.</summary>
    public static IEnumerable<SafeguardCheck> All =>
    [
        new(DirectPolicy)
        {
            Id = "DirectPolicy", Title = "Users get permissions only from groups", Area = SafeguardAreas.Permissions,
            Severity = FindingSeverity.Medium, Needs = FactKinds.Inventory,
            Cis = CisNumbers.Of("1.15", "1.15", "1.14", "2.14", "2.13"), SecurityHub = ["IAM.2"],
            IsPerUser = true,
        },
        new(OpenTrustPolicy)
        {
            Id = "OpenTrustPolicy", Title = "Roles cannot be assumed from every AWS account",
            Area = SafeguardAreas.Permissions, Severity = FindingSeverity.Critical, Needs = FactKinds.Inventory,
        },
        new(_ => InstanceRole())
        {
            Id = "InstanceRole", Title = "Instances get permissions from roles", Area = SafeguardAreas.Permissions,
            Severity = FindingSeverity.Medium,
            Cis = CisNumbers.Of("1.18", "1.18", "1.17", "2.17", "2.16"),
        },
        new(_ => BillingAccess())
        {
            Id = "BillingAccess", Title = "IAM users and roles have access to billing as intended",
            Area = SafeguardAreas.Permissions, Severity = FindingSeverity.Low,
        },
        new(_ => ResourcePolicies())
        {
            Id = "ResourcePolicies", Title = "Policies of resources do not allow access for everyone",
            Area = SafeguardAreas.Permissions, Severity = FindingSeverity.High,
            Cis = CisNumbers.Of("-", "-", "-", "-", "2.21"),
        },
    ];

    private static IEnumerable<Verdict> DirectPolicy(AccountFacts facts)
    {
        var users = facts.Inventory.Value.Users;
        return Verdicts.Of(
            from user in users
            let policies = PolicySet.Of(user).Names
            where policies.Count > 0
            select Verdicts.OfUser(
                user.UserName, $"The user has policies that are not from a group: {string.Join(", ", policies)}.",
                new DirectPolicyRepair("DirectPolicy", user.UserName, policies)),
            () => Verdicts.AllPassed(
                users.Count, "user", "in the account", "all permissions are from groups"));
    }

    private static IEnumerable<Verdict> OpenTrustPolicy(AccountFacts facts)
    {
        var roles = facts.Inventory.Value.Roles;
        return Verdicts.Of(
            from role in roles
            where role.AssumeRolePolicyDocument is not null
                && PolicyDocument.Parse(Uri.UnescapeDataString(role.AssumeRolePolicyDocument)).Statements.Any(
                    statement => statement.IsAllow && statement.IsForEverybody && statement.ConditionKeys.Count == 0)
            select Verdicts.OfResource(
                role.RoleName, null,
                "The trust policy allows every AWS account to assume the role, without a condition.") with
            {
                Guidance = "In the IAM console, choose Roles, the role, Trust relationships, Edit trust policy, and "
                    + "replace the principal * by the accounts, users or roles that need the role, or delete it.",
            },
            () => Verdicts.AllPassed(
                roles.Count, "role", "in the account", "no trust policy allows every AWS account"));
    }

    private static IEnumerable<Verdict> InstanceRole() =>
    [
        Verdicts.Manual(
            "Which instances have an instance profile is known to Amazon EC2, not to IAM.",
            "In the EC2 console of each Region, choose Instances, add the column IAM instance profile ARN, and attach "
                + "a role to instances whose applications call AWS with access keys: Actions, Security, Modify IAM "
                + "role."),
    ];

    private static IEnumerable<Verdict> BillingAccess() =>
    [
        Verdicts.Manual(
            "No API returns whether IAM users and roles can be given access to billing.",
            "Sign in as root user, choose the account name, Account, and check whether IAM user and role access to "
                + "Billing information is activated. Without it, only the root user sees invoices and costs."),
    ];

    private static IEnumerable<Verdict> ResourcePolicies() =>
    [
        Verdicts.Manual(
            "Policies of resources, such as buckets, keys and queues, are stored by their services, not by IAM.",
            "In the IAM console, choose Access Analyzer, create an analyzer for external access in each Region, and "
                + "check the findings with public access."),
    ];
}
