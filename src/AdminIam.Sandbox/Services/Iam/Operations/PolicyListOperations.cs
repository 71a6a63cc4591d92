using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Lists across policies and what they are attached to.</summary>
internal static class PolicyListOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("ListPolicies", ListPolicies, ResourceOf.Any);
        table.Add("ListEntitiesForPolicy", ListEntitiesForPolicy, ResourceOf.Policy);
    }

    private static Output ListPolicies(IamCall call)
    {
        var scope = call.Input.OptionalText("Scope") ?? "All";
        var prefix = call.Input.OptionalText("PathPrefix") ?? "/";
        var policies = Enumerable.Empty<ManagedPolicy>();
        if (scope != "AWS")
            policies = policies.Concat(call.Account.Policies.Visible(call.Now));
        if (scope != "Local")
            policies = policies.Concat(call.Account.AwsPolicies);
        if (call.Input.Flag("OnlyAttached") == true || call.Input.Has("PolicyUsageFilter"))
        {
            var usage = call.Input.OptionalText("PolicyUsageFilter");
            policies = policies.Where(policy => IsUsed(call.Account.PolicyUses.Of(policy), usage));
        }

        var listed = policies
            .Where(policy => policy.Path.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(ListKey, StringComparer.OrdinalIgnoreCase);
        return new Output().AddPage(
            call, "Policies", listed, ListKey, policy => PolicyOperations.Summary(call, policy));
    }

    private static Output ListEntitiesForPolicy(IamCall call)
    {
        var policy = call.Policy();
        var page = Page.Take(call, Entities(call, policy.Arn), entity => entity.Key, out var next);
        return new Output
        {
            ["PolicyGroups"] = Named<Group>(page, "Group"),
            ["PolicyUsers"] = Named<User>(page, "User"),
            ["PolicyRoles"] = Named<Role>(page, "Role"),
        }.AddToken(call, next);
    }

    // A customer policy may have the name of an AWS managed one.
    private static string ListKey(ManagedPolicy policy) => policy.Name + " " + policy.Arn;

    private static bool IsUsed(PolicyUse use, string? usage) => usage switch
    {
        "PermissionsPolicy" => use.Attachments > 0,
        "PermissionsBoundary" => use.Boundaries > 0,
        _ => use.IsAny,
    };

    private static List<Listed> Entities(IamCall call, string arn)
    {
        var filter = call.Input.OptionalText("EntityFilter");
        var usage = call.Input.OptionalText("PolicyUsageFilter");
        var prefix = call.Input.OptionalText("PathPrefix") ?? "/";
        var entities = new List<Listed>();

        void Collect<T>(string kind, EntityTable<T> table, Func<T, string?> boundary)
            where T : Entity, IPolicyHolder
        {
            if (filter is not null && filter != kind)
                return;
            entities.AddRange(table.Visible(call.Now)
                .Where(entity => entity.Path.StartsWith(prefix, StringComparison.Ordinal))
                .Where(entity => (usage != "PermissionsBoundary" && entity.AttachedPolicies.Contains(arn))
                    || (usage != "PermissionsPolicy" && boundary(entity) == arn))
                .Select(entity => new Listed(kind + " " + entity.Name, entity)));
        }

        Collect("Group", call.Account.Groups, _ => null);
        Collect("Role", call.Account.Roles, role => role.PermissionsBoundary);
        Collect("User", call.Account.Users, user => user.PermissionsBoundary);
        return entities;
    }

    private static List<Output> Named<T>(List<Listed> page, string kind)
        where T : Entity =>
        page.Select(listed => listed.Entity).OfType<T>()
            .Select(entity => new Output { [kind + "Name"] = entity.Name, [kind + "Id"] = entity.Id })
            .ToList();

    private sealed record Listed(string Key, Entity Entity);
}
