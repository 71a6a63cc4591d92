using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.SsoAdmin.State;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>The instance itself, and its region.</summary>
internal static class InstanceOperations
{
    private const string Active = "ACTIVE";
    private const string CustomerKey = "CUSTOMER_MANAGED_KEY";

    public static void Register(OperationTable<SsoCall> table)
    {
        table.Add("ListInstances", ListInstances, SsoOperations.Any);
        table.Add("DescribeInstance", DescribeInstance, SsoOperations.Any);
        table.Add("UpdateInstance", UpdateInstance, SsoOperations.Any);
        table.Add("ListRegions", ListRegions, SsoOperations.Any);
        table.Add("DescribeRegion", DescribeRegion, SsoOperations.Any);
    }

    // The instance of an organization is also visible to its member accounts.
    private static Output ListInstances(SsoCall call) => new()
    {
        ["Instances"] = call.VisibleInstance is { } instance
            ? new List<Output> { Describe(call, instance) }
            : [],
    };

    private static Output DescribeInstance(SsoCall call)
    {
        var instance = call.AnyInstance();
        var output = Describe(call, instance);
        output["EncryptionConfigurationDetails"] = new Output
        {
            ["KeyType"] = instance.KmsKeyArn is null ? "AWS_OWNED_KMS_KEY" : CustomerKey,
            ["KmsKeyArn"] = instance.KmsKeyArn,
            ["EncryptionStatus"] = "ENABLED",
        };
        return output;
    }

    private static Output UpdateInstance(SsoCall call)
    {
        var instance = call.AnyInstance();
        var encryption = call.Input.Structure("EncryptionConfiguration");
        if (encryption is not null)
        {
            var key = encryption.OptionalText("KmsKeyArn");
            if (encryption.Text("KeyType") == CustomerKey == key is null)
                throw SsoErrors.Invalid($"KmsKeyArn is required for {CustomerKey} only.");
            instance.KmsKeyArn = key;
        }

        instance.Name = call.Input.OptionalText("Name") ?? instance.Name;
        return Output.Empty;
    }

    private static Output ListRegions(SsoCall call) => new()
    {
        ["Regions"] = new List<Output> { DescribeRegion(call, call.AnyInstance()) },
    };

    private static Output DescribeRegion(SsoCall call)
    {
        var instance = call.AnyInstance();
        return call.Text("RegionName") == call.Store.Region
            ? DescribeRegion(call, instance)
            : throw SsoErrors.NotFound("Region not found.");
    }

    private static Output DescribeRegion(SsoCall call, Instance instance) => new()
    {
        ["RegionName"] = call.Store.Region,
        ["Status"] = Active,
        ["AddedDate"] = instance.Created,
        ["IsPrimaryRegion"] = true,
    };

    private static Output Describe(SsoCall call, Instance instance) => new()
    {
        ["InstanceArn"] = instance.Arn,
        ["IdentityStoreId"] = call.Store.Id,
        ["OwnerAccountId"] = call.Store.OwnerAccountId,
        ["Name"] = instance.Name,
        ["CreatedDate"] = instance.Created,
        ["Status"] = Active,
    };
}
