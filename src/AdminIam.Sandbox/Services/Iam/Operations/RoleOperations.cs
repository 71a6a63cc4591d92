using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Roles themselves, and their trust policies.</summary>
internal static class RoleOperations
{
    private const string ServiceRolePath = "/aws-service-role/";

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateRole", CreateRole, ResourceOf.NewRole);
        table.Add("GetRole", GetRole, ResourceOf.Role);
        table.Add("ListRoles", ListRoles, ResourceOf.Roles);
        table.Add("UpdateRole", UpdateRole, ResourceOf.Role);
        table.Add("UpdateRoleDescription", UpdateRoleDescription, ResourceOf.Role);
        table.Add("UpdateAssumeRolePolicy", UpdateAssumeRolePolicy, ResourceOf.Role);
        table.Add("DeleteRole", DeleteRole, ResourceOf.Role);
    }

    private static Output CreateRole(IamCall call)
    {
        var name = call.Text("RoleName");
        var path = call.Input.OptionalText("Path") ?? "/";
        if (path.StartsWith(ServiceRolePath, StringComparison.Ordinal))
        {
            throw IamErrors.InvalidInput(
                $"Path prefix '{ServiceRolePath}' can only be used for AWS Service linked Roles");
        }

        var document = TrustPolicyText.Valid(call, call.Text("AssumeRolePolicyDocument"));
        if (call.Account.Roles.Contains(name))
            throw IamErrors.AlreadyExists($"Role with name {name} already exists.");
        if (call.Account.Roles.Count >= IamQuotas.Roles)
            throw IamErrors.QuotaExceeded("RolesPerAccount", IamQuotas.Roles);

        var role = new Role
        {
            Name = name,
            Path = path,
            Id = RandomText.Id("AROA"),
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
            AssumeRolePolicyDocument = document,
            Description = call.Input.OptionalText("Description"),
            MaxSessionDuration = call.Input.Number("MaxSessionDuration") ?? Role.DefaultSessionDuration,
            PermissionsBoundary = BoundaryOperations.NewBoundary(call),
        };
        Tagging.Apply(role.Tags, call.Input.Structures("Tags"));
        call.Account.Add(role);
        return new Output { ["Role"] = DescribeRole.New(call, role) };
    }

    private static Output GetRole(IamCall call) => new() { ["Role"] = DescribeRole.Complete(call, call.Role()) };

    private static Output ListRoles(IamCall call)
    {
        var prefix = call.Input.OptionalText("PathPrefix") ?? "/";
        var roles = call.Account.Roles.Visible(call.Now)
            .Where(role => role.Path.StartsWith(prefix, StringComparison.Ordinal));
        return new Output().AddPage(call, "Roles", roles, role => role.Name, role => DescribeRole.Listed(call, role));
    }

    // Of a role that belongs to a service only the description can be changed. AWS documents that the duration becomes
    // one hour where the call does not specify it.
    private static Output UpdateRole(IamCall call)
    {
        var duration = call.Input.Number("MaxSessionDuration");
        var role = duration is null ? call.Role() : call.ModifiableRole();
        role.Description = call.Input.OptionalText("Description") ?? role.Description;
        role.MaxSessionDuration = duration ?? Role.DefaultSessionDuration;
        return Output.Empty;
    }

    private static Output UpdateRoleDescription(IamCall call)
    {
        var role = call.Role();
        role.Description = call.Text("Description");
        return new Output { ["Role"] = DescribeRole.Complete(call, role) };
    }

    private static Output UpdateAssumeRolePolicy(IamCall call)
    {
        var role = call.ModifiableRole();
        role.AssumeRolePolicyDocument = TrustPolicyText.Valid(call, call.Text("PolicyDocument"));
        return Output.Empty;
    }

    private static Output DeleteRole(IamCall call)
    {
        var role = call.ModifiableRole();
        DeleteConflicts.Check(call.Account, role);
        call.Account.Remove(role);
        return Output.Empty;
    }
}
