using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.SsoAdmin.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>The permissions boundary of a permission set.</summary>
internal static class BoundaryOperations
{
    private const string Managed = "ManagedPolicyArn";
    private const string Customer = "CustomerManagedPolicyReference";

    public static void Register(OperationTable<SsoCall> table)
    {
        table.Add("PutPermissionsBoundaryToPermissionSet", Put, SsoOperations.Any);
        table.Add("GetPermissionsBoundaryForPermissionSet", Get, SsoOperations.Any);
        table.Add("DeletePermissionsBoundaryFromPermissionSet", Delete, SsoOperations.Any);
    }

    private static Output Put(SsoCall call)
    {
        var set = call.ModifiableSet();
        var boundary = call.Input.Structure("PermissionsBoundary")!;
        var arn = boundary.OptionalText(Managed);
        var customer = boundary.Structure(Customer);
        if (arn is null == customer is null)
            throw SsoErrors.Invalid($"PermissionsBoundary must have exactly one of {Managed} and {Customer}.");
        set.Boundary = new SetBoundary
        {
            ManagedPolicyArn = arn is null ? null : ManagedPolicyOperations.Find(call, arn).Arn,
            CustomerPolicy = customer is null ? null : CustomerPolicyOperations.Read(customer),
        };
        set.Revision++;
        return Output.Empty;
    }

    private static Output Get(SsoCall call)
    {
        var boundary = call.PermissionSet().Boundary ?? throw None();
        return new Output
        {
            ["PermissionsBoundary"] = new Output
            {
                [Managed] = boundary.ManagedPolicyArn,
                [Customer] = boundary.CustomerPolicy is { } policy ? CustomerPolicyOperations.Describe(policy) : null,
            },
        };
    }

    private static Output Delete(SsoCall call)
    {
        var set = call.ModifiableSet();
        if (set.Boundary is null)
            throw None();
        set.Boundary = null;
        set.Revision++;
        return Output.Empty;
    }

    private static AwsException None() => SsoErrors.NotFound("The PermissionSet has no permissions boundary.");
}
