using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Organizations.State;

namespace AdminIam.Sandbox.Services.Organizations.Operations;

/// <summary>What the service control policies are attached to: the root, organizational units and accounts.</summary>
internal static class PolicyTargetOperations
{
    private const int MostAttached = 5;

    public static void Register(OperationTable<OrganizationsCall> table)
    {
        table.Add("AttachPolicy", AttachPolicy, ControlPolicyOperations.PolicyArn);
        table.Add("DetachPolicy", DetachPolicy, ControlPolicyOperations.PolicyArn);
        table.Add("ListPoliciesForTarget", ListPoliciesForTarget, _ => "*");
        table.Add("ListTargetsForPolicy", ListTargetsForPolicy, ControlPolicyOperations.PolicyArn);
    }

    private static Output AttachPolicy(OrganizationsCall call)
    {
        var organization = call.Managed;
        var policy = ControlPolicyOperations.Find(call, organization);
        var target = Target(call, organization);
        if (organization.Policies.IsAttached(policy, target))
        {
            throw new AwsException(
                "DuplicatePolicyAttachmentException", 400, "The selected policy is already attached to the target.");
        }

        if (organization.Policies.AttachedTo(target).Count() >= MostAttached)
        {
            throw OrganizationsErrors.Violation(
                "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                "You have attached the maximum number of policies to the specified target.");
        }

        organization.Policies.Attach(policy, target);
        return Output.Empty;
    }

    private static Output DetachPolicy(OrganizationsCall call)
    {
        var organization = call.Managed;
        var policy = ControlPolicyOperations.Find(call, organization);
        var target = Target(call, organization);
        if (!organization.Policies.IsAttached(policy, target))
        {
            throw new AwsException(
                "PolicyNotAttachedException", 400, "The policy isn't attached to the specified target.");
        }

        if (organization.Policies.AttachedTo(target).Count() == 1)
        {
            throw OrganizationsErrors.Violation(
                "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                "You can't remove the last policy that is attached to the specified target.");
        }

        organization.Policies.Detach(policy, target);
        return Output.Empty;
    }

    private static Output ListPoliciesForTarget(OrganizationsCall call)
    {
        var organization = call.Administered;
        return ControlPolicyOperations.List(
            call, organization, organization.Policies.AttachedTo(Target(call, organization)));
    }

    private static Output ListTargetsForPolicy(OrganizationsCall call)
    {
        var organization = call.Administered;
        var policy = ControlPolicyOperations.Find(call, organization);
        var targets = Targets(organization).Where(target => organization.Policies.IsAttached(policy, target.Id))
            .OrderBy(target => target.Id, StringComparer.OrdinalIgnoreCase);
        return new Output().AddPage(call, "Targets", targets, target => target.Id, target => new Output
        {
            ["TargetId"] = target.Id,
            ["Arn"] = organization.Arn(target.Kind, target.Id),
            ["Name"] = target.Name,
            ["Type"] = target.Type,
        });
    }

    private static IEnumerable<(string Id, string Kind, string Name, string Type)> Targets(Organization organization) =>
        organization.Units.Select(unit => (unit.Id, "ou", unit.Name, "ORGANIZATIONAL_UNIT"))
            .Concat(organization.Accounts.Select(account => (account.Id, "account", account.Name, "ACCOUNT")))
            .Append((organization.RootId, "root", "Root", "ROOT"));

    private static string Target(OrganizationsCall call, Organization organization)
    {
        var id = call.Text("TargetId");
        return id == organization.RootId || organization.TryFindUnit(id, out _) || organization.TryFind(id, out _)
            ? id
            : throw new AwsException("TargetNotFoundException", 400, "You specified a target that doesn't exist.");
    }
}
