using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Organizations.State;

namespace AdminIam.Sandbox.Services.Organizations.Operations;

/// <summary>The tags of accounts. The root and the organizational units have none.</summary>
internal static class TagOperations
{
    public static void Register(OperationTable<OrganizationsCall> table) =>
        table.Add("ListTagsForResource", ListTagsForResource, _ => "*");

    private static Output ListTagsForResource(OrganizationsCall call) => new Output().AddPage(
        call,
        "Tags",
        TagsOf(call.Administered, call.Text("ResourceId")),
        tag => tag.Key,
        tag => new Output { ["Key"] = tag.Key, ["Value"] = tag.Value });

    private static IEnumerable<KeyValuePair<string, string>> TagsOf(Organization organization, string id)
    {
        if (organization.TryFind(id, out var account))
            return account.Tags.OrderBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase);
        return id == organization.RootId || organization.TryFindUnit(id, out _) ? [] : throw new AwsException(
            "TargetNotFoundException", 400, "You specified a target that doesn't exist.");
    }
}
