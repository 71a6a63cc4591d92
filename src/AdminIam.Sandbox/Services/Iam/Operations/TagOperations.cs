using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The tags of all resources that can have them.</summary>
internal static class TagOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        Register(table, "User", call => call.User(), ResourceOf.User);
        Register(table, "Role", call => call.Role(), ResourceOf.Role);
        Register(table, "MFADevice", MfaOperations.VirtualDevice, call => call.Text("SerialNumber"));
        Register(table, "InstanceProfile", InstanceProfileOperations.Profile, ResourceOf.InstanceProfile);
        Register(table, "OpenIDConnectProvider", OpenIdConnectProviderOperations.Provider, ResourceOf.OpenIdProvider);
        Register(table, "SAMLProvider", SamlProviderOperations.Provider, ResourceOf.SamlProvider);
        Register(table, "ServerCertificate", call => call.ServerCertificate(), ResourceOf.ServerCertificate);
        // The tags of an AWS managed policy, which has none, can be listed.
        Register(table, "Policy", call => call.CustomerPolicy(), call => call.Policy(), ResourceOf.Policy);
    }

    private static void Register(
        OperationTable<IamCall> table, string kind, Func<IamCall, ITagged> find, Func<IamCall, string> resource) =>
        Register(table, kind, find, find, resource);

    private static void Register(
        OperationTable<IamCall> table,
        string kind,
        Func<IamCall, ITagged> findToChange,
        Func<IamCall, ITagged> find,
        Func<IamCall, string> resource)
    {
        table.Add("Tag" + kind, call => Tag(call, findToChange(call)), resource);
        table.Add("Untag" + kind, call => Untag(call, findToChange(call)), resource);
        table.Add($"List{kind}Tags", call => List(call, find(call)), resource);
    }

    private static Output Tag(IamCall call, ITagged resource)
    {
        Tagging.Apply(resource.Tags, call.Input.Structures("Tags"));
        return Output.Empty;
    }

    private static Output Untag(IamCall call, ITagged resource)
    {
        foreach (var key in call.Input.Texts("TagKeys"))
            resource.Tags.Remove(key);
        return Output.Empty;
    }

    private static Output List(IamCall call, ITagged resource) =>
        new Output().AddPage(call, "Tags", resource.Tags, tag => tag.Key, Describe.Tag);
}
