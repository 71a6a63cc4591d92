using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class TagOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("TagUser", TagUser, ResourceOf.User);
        table.Add("UntagUser", UntagUser, ResourceOf.User);
        table.Add("ListUserTags", ListUserTags, ResourceOf.User);
        table.Add("TagPolicy", TagPolicy, ResourceOf.Policy);
    }

    private static Output TagUser(IamCall call)
    {
        Tagging.Apply(call.User().Tags, call.Input.Structures("Tags"));
        return Output.Empty;
    }

    private static Output UntagUser(IamCall call)
    {
        var user = call.User();
        foreach (var key in call.Input.Texts("TagKeys"))
            user.Tags.Remove(key);
        return Output.Empty;
    }

    private static Output ListUserTags(IamCall call) =>
        new Output().AddPage(call, "Tags", call.User().Tags, tag => tag.Key, Describe.Tag);

    private static Output TagPolicy(IamCall call)
    {
        Tagging.Apply(call.CustomerPolicy().Tags, call.Input.Structures("Tags"));
        return Output.Empty;
    }
}
