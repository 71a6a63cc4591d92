using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Services.SsoAdmin.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>AWS managed policies of permission sets.</summary>
internal static class ManagedPolicyOperations
{
    private const int PoliciesQuota = 20;

    public static void Register(OperationTable<SsoCall> table)
    {
        table.Add("AttachManagedPolicyToPermissionSet", Attach, SsoOperations.Any);
        table.Add("DetachManagedPolicyFromPermissionSet", Detach, SsoOperations.Any);
        table.Add("ListManagedPoliciesInPermissionSet", List, SsoOperations.Any);
    }

    /// <summary>The AWS managed policy with an ARN.</summary>
    public static ManagedPolicy Find(SsoCall call, string arn) =>
        call.Facts.Account.Get<IamAccount>().TryFindPolicy(arn, call.Now, out var policy) && policy.IsAwsManaged
            ? policy
            : throw SsoErrors.NotFound($"Policy {arn} not found.");

    /// <summary>Refuses one more policy than a set can have, AWS managed and customer managed ones together.</summary>
    public static void DemandRoom(PermissionSet set)
    {
        if (set.ManagedPolicies.Count + set.CustomerPolicies.Count >= PoliciesQuota)
            throw SsoErrors.QuotaExceeded($"A permission set can have {PoliciesQuota} managed policies.");
    }

    private static Output Attach(SsoCall call)
    {
        var set = call.ModifiableSet();
        var policy = Find(call, call.Text("ManagedPolicyArn"));
        if (set.ManagedPolicies.Contains(policy.Arn))
            throw SsoErrors.Conflict($"Policy {policy.Arn} is already attached to the PermissionSet.");
        DemandRoom(set);
        set.ManagedPolicies.Add(policy.Arn);
        set.Revision++;
        return Output.Empty;
    }

    private static Output Detach(SsoCall call)
    {
        var set = call.ModifiableSet();
        var arn = call.Text("ManagedPolicyArn");
        if (!set.ManagedPolicies.Remove(arn))
            throw SsoErrors.NotFound($"Policy {arn} is not attached to the PermissionSet.");
        set.Revision++;
        return Output.Empty;
    }

    private static Output List(SsoCall call)
    {
        var arns = call.PermissionSet().ManagedPolicies
            .OrderBy(arn => arn, StringComparer.OrdinalIgnoreCase);
        return new Output().AddPage(call, "AttachedManagedPolicies", arns, arn => arn, arn => new Output
        {
            ["Name"] = arn.Substring(arn.LastIndexOf('/') + 1),
            ["Arn"] = arn,
        });
    }
}
