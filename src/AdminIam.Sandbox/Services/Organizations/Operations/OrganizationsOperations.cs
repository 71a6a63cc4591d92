namespace AdminIam.Sandbox.Services.Organizations.Operations;

/// <summary>The operations that the sandbox implements.</summary>
internal static class OrganizationsOperations
{
    public static OperationTable Create()
    {
        var table = new OperationTable<OrganizationsCall>();
        AccountOperations.Register(table);
        HierarchyOperations.Register(table);
        TrustedServiceOperations.Register(table);
        TagOperations.Register(table);
        ControlPolicyOperations.Register(table);
        PolicyTargetOperations.Register(table);
        return table;
    }
}
