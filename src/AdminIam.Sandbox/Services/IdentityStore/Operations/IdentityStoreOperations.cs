namespace AdminIam.Sandbox.Services.IdentityStore.Operations;

/// <summary>All operations of the Identity Store.</summary>
internal static class IdentityStoreOperations
{
    public static OperationTable Create()
    {
        var table = new OperationTable<IdentityStoreCall>();
        UserOperations.Register(table);
        GroupOperations.Register(table);
        MembershipOperations.Register(table);
        MembershipListOperations.Register(table);
        return table;
    }
}
