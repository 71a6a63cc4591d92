using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.SsoAdmin.Operations;

/// <summary>Tags of the instance and of permission sets.</summary>
internal static class TagOperations
{
    private const int TagsQuota = 50;

    public static void Register(OperationTable<SsoCall> table)
    {
        table.Add("TagResource", TagResource, SsoOperations.Any);
        table.Add("UntagResource", UntagResource, SsoOperations.Any);
        table.Add("ListTagsForResource", ListTagsForResource, SsoOperations.Any);
    }

    /// <summary>Adds tags to those of a resource.</summary>
    public static void Add(SortedDictionary<string, string> tags, IReadOnlyList<Input> added)
    {
        var keys = added.Select(tag => tag.Text("Key")).ToList();
        if (keys.Distinct(StringComparer.Ordinal).Count() < keys.Count)
            throw SsoErrors.Invalid("A tag key must not be there twice.");
        if (keys.Exists(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
            throw SsoErrors.Invalid("Tag keys must not begin with aws:.");
        if (tags.Keys.Union(keys, StringComparer.Ordinal).Count() > TagsQuota)
            throw SsoErrors.QuotaExceeded($"A resource can have {TagsQuota} tags.");
        foreach (var tag in added)
            tags[tag.Text("Key")] = tag.Text("Value");
    }

    private static Output TagResource(SsoCall call)
    {
        Add(TagsOf(call), call.Input.Structures("Tags"));
        return Output.Empty;
    }

    private static Output UntagResource(SsoCall call)
    {
        var tags = TagsOf(call);
        foreach (var key in call.Input.Texts("TagKeys"))
            tags.Remove(key);
        return Output.Empty;
    }

    // This list has no page size, so that its page holds all tags that a resource can have.
    private static Output ListTagsForResource(SsoCall call) => new()
    {
        ["Tags"] = TagsOf(call).Select(tag => new Output { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToList(),
    };

    private static SortedDictionary<string, string> TagsOf(SsoCall call)
    {
        var arn = call.Text("ResourceArn");
        var instance = call.AnyInstance();
        if (arn == instance.Arn)
            return instance.Tags;
        return arn.Contains(":permissionSet/")
            ? call.PermissionSet(arn).Tags
            : throw SsoErrors.NotFound("Resource not found.");
    }
}
