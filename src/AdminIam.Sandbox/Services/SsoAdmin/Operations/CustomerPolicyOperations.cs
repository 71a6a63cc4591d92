using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.SsoAdmin.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>Customer managed policies of permission sets, by name and path. Only accounts have such policies.</summary>
internal static class CustomerPolicyOperations
{
    private const string Member = "CustomerManagedPolicyReference";

    public static void Register(OperationTable<SsoCall> table)
    {
        table.Add("AttachCustomerManagedPolicyReferenceToPermissionSet", Attach, SsoOperations.Any);
        table.Add("DetachCustomerManagedPolicyReferenceFromPermissionSet", Detach, SsoOperations.Any);
        table.Add("ListCustomerManagedPolicyReferencesInPermissionSet", List, SsoOperations.Any);
    }

    public static PolicyReference Read(Input input) =>
        new() { Name = input.Text("Name"), Path = input.OptionalText("Path") ?? "/" };

    public static Output Describe(PolicyReference policy) => new() { ["Name"] = policy.Name, ["Path"] = policy.Path };

    private static Output Attach(SsoCall call)
    {
        var set = call.ModifiableSet();
        var policy = Read(call.Input.Structure(Member)!);
        if (set.CustomerPolicies.Exists(policy.IsSame))
            throw SsoErrors.Conflict($"Policy {policy.FullName} is already attached to the PermissionSet.");
        ManagedPolicyOperations.DemandRoom(set);
        set.CustomerPolicies.Add(policy);
        set.Revision++;
        return Output.Empty;
    }

    private static Output Detach(SsoCall call)
    {
        var set = call.ModifiableSet();
        var policy = Read(call.Input.Structure(Member)!);
        if (set.CustomerPolicies.RemoveAll(policy.IsSame) == 0)
            throw SsoErrors.NotFound($"Policy {policy.FullName} is not attached to the PermissionSet.");
        set.Revision++;
        return Output.Empty;
    }

    private static Output List(SsoCall call) => new Output().AddPage(
        call,
        Member + "s",
        call.PermissionSet().CustomerPolicies.OrderBy(policy => policy.FullName, StringComparer.OrdinalIgnoreCase),
        policy => policy.FullName,
        Describe);
}
