namespace AdminIam.Tests.Cmdlets.Output;

/// <summary>
/// Values that could not be read are null. An output property that cannot be null would be False or 0 in this case.
/// </summary>
public sealed class UnknownValueTests(BuiltModule module) : IClassFixture<BuiltModule>
{
    // Known by the module itself: from the caller's and the policy's ARN, from the sandbox in its own process, and from
    // the cmdlets. A password policy is read whole or not at all. Root credentials are only read if the management
    // account is known.
    private static readonly HashSet<string> AlwaysKnown =
    [
        "AdminAccountFailure.ErrorCount", "AdminOrganizationCommandSummary.AccountCount",
        "AdminOrganizationCommandSummary.SucceededCount", "AdminOrganizationCommandSummary.FailedCount",
        "AdminOrganizationCommandSummary.SkippedCount", "AdminOrganizationCommandSummary.Duration",
        "AdminCommandPermission.IsOptional", "AdminCredentialReportEntry.IsRoot",
        "AdminSession.IsRoot", "AdminPolicy.IsAwsManaged",
        "AdminPolicyVersion.IsDefault", "AdminSandbox.IsRunning", "AdminSandbox.TotalCalls",
        "AdminPermission.IsAllowed", "AdminPasswordPolicy.IsDefault", "AdminPasswordPolicy.MinimumPasswordLength",
        "AdminPasswordPolicy.RequireSymbols", "AdminPasswordPolicy.RequireNumbers",
        "AdminPasswordPolicy.RequireUppercaseCharacters", "AdminPasswordPolicy.RequireLowercaseCharacters",
        "AdminPasswordPolicy.AllowUsersToChangePassword", "AdminPasswordPolicy.MaxPasswordAge",
        "AdminPasswordPolicy.PasswordReusePrevention", "AdminPasswordPolicy.HardExpiry",
        "AdminRootCredential.IsManagementAccount",
    ];

    [Fact]
    public void Outputs_have_no_value_that_means_unknown()
    {
        var values =
            from type in module.Assembly.GetExportedTypes()
            where type.Namespace == "AdminIam"
            from property in type.GetProperties()
            where property.PropertyType.IsValueType && property.PropertyType.Name != "Nullable`1"
            select $"{type.Name}.{property.Name}";

        Assert.Equal(AlwaysKnown.Order(StringComparer.Ordinal), values.Distinct().Order(StringComparer.Ordinal));
    }
}
