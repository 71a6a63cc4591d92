using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Roles that are linked to a service, which alone can change them.</summary>
internal static class ServiceLinkedRoleOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateServiceLinkedRole", CreateServiceLinkedRole, LinkedRoleArn);
        table.Add("DeleteServiceLinkedRole", DeleteServiceLinkedRole, ResourceOf.Role);
        table.Add("GetServiceLinkedRoleDeletionStatus", GetServiceLinkedRoleDeletionStatus, ResourceOf.Any);
    }

    private static Output CreateServiceLinkedRole(IamCall call)
    {
        var service = call.Text("AWSServiceName");
        var template = ServiceRoles.Find(service)
            ?? throw IamErrors.InvalidInput($"Cannot find Service Linked Role template for {service}");
        var suffix = call.Input.OptionalText("CustomSuffix");
        if (suffix is not null && !template.TakesSuffix)
            throw IamErrors.InvalidInput($"Custom suffix is not allowed for {service}");
        var name = ServiceRoles.NameOf(template, suffix);
        if (call.Account.Roles.Contains(name))
        {
            throw IamErrors.InvalidInput(
                $"Service role name {name} has been taken in this account, please try a different suffix.");
        }

        if (call.Account.Roles.Count >= IamQuotas.Roles)
            throw IamErrors.QuotaExceeded("RolesPerAccount", IamQuotas.Roles);

        var role = new Role
        {
            Name = name,
            Path = ServiceRoles.PathOf(template),
            Id = RandomText.Id("AROA"),
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
            Description = call.Input.OptionalText("Description") ?? template.Description,
            LinkedService = service,
            AssumeRolePolicyDocument = ServiceRoles.TrustPolicy(template),
        };
        role.AttachedPolicies.Add($"arn:{call.Account.Partition}:iam::aws:policy/aws-service-role/{template.Policy}");
        call.Account.Add(role);
        var output = DescribeRole.New(call, role);
        output["Description"] = role.Description;
        return new Output { ["Role"] = output };
    }

    private static Output DeleteServiceLinkedRole(IamCall call)
    {
        var role = call.Role();
        if (role.LinkedService is null)
            throw IamErrors.NoSuchEntity($"The service linked role with name {role.Name} cannot be found.");

        return new Output { ["DeletionTaskId"] = call.Account.DeletionTasks.Start(role, call.Now).Id };
    }

    private static Output GetServiceLinkedRoleDeletionStatus(IamCall call)
    {
        var id = call.Text("DeletionTaskId");
        if (!call.Account.DeletionTasks.TryFind(id, out var task))
            throw IamErrors.NoSuchEntity($"The deletion task with id {id} cannot be found.");
        if (task.Due > call.Now)
            return new Output { ["Status"] = "IN_PROGRESS" };
        return task.Fails ? Failed(task) : new Output { ["Status"] = "SUCCEEDED" };
    }

    private static Output Failed(DeletionTask task) => new()
    {
        ["Status"] = "FAILED",
        ["Reason"] = new Output
        {
            ["Reason"] = "A service-linked role cannot be deleted while resources of the service use it.",
            ["RoleUsageList"] = task.Usages.Select(usage => new Output
            {
                ["Region"] = usage.Key,
                ["Resources"] = usage.Value,
            }).ToList(),
        },
    };

    private static string LinkedRoleArn(IamCall call)
    {
        var service = call.Text("AWSServiceName");
        if (ServiceRoles.Find(service) is not { } template)
            return call.Account.Arn("role", $"/aws-service-role/{service}/", "*");
        var name = ServiceRoles.NameOf(template, call.Input.OptionalText("CustomSuffix"));
        return call.Account.Arn("role", ServiceRoles.PathOf(template), name);
    }
}
