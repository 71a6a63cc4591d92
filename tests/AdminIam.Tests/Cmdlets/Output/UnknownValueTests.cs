namespace AdminIam.Tests.Cmdlets.Output;

/// <summary>
/// Values that could not be read are null. An output property that cannot be null would be False or 0 in this case.
/// </summary>
public sealed class UnknownValueTests(BuiltModule module) : IClassFixture<BuiltModule>
{
    // Known by the module itself: from the caller's and the policy's ARN, from the sandbox in its own process, and from
    // the cmdlets.
    private static readonly HashSet<string> AlwaysKnown =
    [
        "AdminCommandPermission.IsOptional", "AdminSession.IsRoot", "AdminPolicy.IsAwsManaged",
        "AdminPolicyVersion.IsDefault", "AdminSandbox.IsRunning", "AdminSandbox.TotalCalls",
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
