using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>The condition keys that describe the resource of a call.</summary>
internal static class ResourceKeys
{
    /// <summary>Adds the tags of the resource.</summary>
    public static void AddTags(RequestKeys keys, Entity? resource)
    {
        if (resource is not ITagged tagged)
            return;
        foreach (var tag in tagged.Tags)
            AddTag(keys, tag.Key, tag.Value);
    }

    /// <summary>Adds the tags that a call gives to the resource that it creates.</summary>
    public static void AddNewTags(RequestKeys keys, IReadOnlyList<Input> tags)
    {
        foreach (var tag in tags)
            AddTag(keys, tag.Text("Key"), tag.Text("Value"));
    }

    public static void AddTag(RequestKeys keys, string key, string value)
    {
        keys.Set("aws:ResourceTag/" + key, value);
        keys.Set("iam:ResourceTag/" + key, value);
    }
}
