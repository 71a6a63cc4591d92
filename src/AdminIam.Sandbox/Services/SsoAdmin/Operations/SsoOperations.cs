namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>The operations that the sandbox implements.</summary>
internal static class SsoOperations
{
    public static OperationTable Create()
    {
        var table = new OperationTable<SsoCall>();
        InstanceOperations.Register(table);
        PermissionSetOperations.Register(table);
        ManagedPolicyOperations.Register(table);
        CustomerPolicyOperations.Register(table);
        InlinePolicyOperations.Register(table);
        BoundaryOperations.Register(table);
        TagOperations.Register(table);
        AssignmentOperations.Register(table);
        AssignmentListOperations.Register(table);
        ProvisioningOperations.Register(table);
        RequestStatusOperations.Register(table);
        return table;
    }

    /// <summary>The resources are those of the access rules of the service.</summary>
    public static string Any(SsoCall call) => "*";
}
