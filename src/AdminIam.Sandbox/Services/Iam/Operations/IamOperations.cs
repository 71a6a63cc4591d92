namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>All operations of IAM.</summary>
internal static class IamOperations
{
    public static OperationTable Create()
    {
        var table = new OperationTable<IamCall>();
        UserOperations.Register(table);
        GroupOperations.Register(table);
        TagOperations.Register(table);
        LoginProfileOperations.Register(table);
        AccessKeyOperations.Register(table);
        PolicyOperations.Register(table);
        PolicyVersionOperations.Register(table);
        PolicyListOperations.Register(table);
        AttachmentOperations.Register(table);
        AccountOperations.Register(table);
        PasswordPolicyOperations.Register(table);
        AuthorizationDetailsOperations.Register(table);
        CredentialReportOperations.Register(table);
        MfaOperations.Register(table);
        SshPublicKeyOperations.Register(table);
        SigningCertificateOperations.Register(table);
        ServerCertificateOperations.Register(table);
        ServiceCredentialOperations.Register(table);
        RoleOperations.Register(table);
        ServiceLinkedRoleOperations.Register(table);
        BoundaryOperations.Register(table);
        InstanceProfileOperations.Register(table);
        OpenIdConnectProviderOperations.Register(table);
        SamlProviderOperations.Register(table);
        OrganizationOperations.Register(table);
        SimulationOperations.Register(table);
        ContextKeyOperations.Register(table);
        LastAccessOperations.Register(table);
        GrantingPolicyOperations.Register(table);
        FederationOperations.Register(table);
        return table;
    }
}
