using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class TagOperations
{
    public static void Register(OperationTable table)
    {
        table.Add("TagUser", TagUser, ResourceOf.User);
        table.Add("UntagUser", UntagUser, ResourceOf.User);
        table.Add("ListUserTags", ListUserTags, ResourceOf.User);
        table.Add("TagPolicy", TagPolicy, ResourceOf.Policy);
    }

    private static Output TagUser(CallContext call)
    {
        Tagging.Apply(call.User().Tags, call.Input.Structures("Tags"));
        return Output.Empty;
    }

    private static Output UntagUser(CallContext call)
    {
        var user = call.User();
        foreach (var key in call.Input.Texts("TagKeys"))
            user.Tags.Remove(key);
        return Output.Empty;
    }

    private static Output ListUserTags(CallContext call) =>
        new Output().AddPage(call, "Tags", call.User().Tags, tag => tag.Key, Describe.Tag);

    private static Output TagPolicy(CallContext call)
    {
        Tagging.Apply(call.CustomerPolicy().Tags, call.Input.Structures("Tags"));
        return Output.Empty;
    }
}
