using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The ARN of the resource of a call, as policies must specify it.</summary>
internal static class ResourceOf
{
    public static string Any(IamCall call) => "*";

    public static string User(IamCall call)
    {
        var name = call.Input.OptionalText("UserName");
        if (name is null)
            return call.Caller.User is { } caller ? call.Account.ArnOf(caller) : call.Account.RootArn;
        return call.Account.Users.TryGet(name, out var user) ? call.Account.ArnOf(user) : NewUser(call);
    }

    public static string NewUser(IamCall call) => New(call, "user", "UserName");

    public static string Users(IamCall call) => Listed(call, "user");

    public static string Group(IamCall call) => Existing(call, call.Account.Groups, "group", "GroupName");

    public static string NewGroup(IamCall call) => New(call, "group", "GroupName");

    public static string Groups(IamCall call) => Listed(call, "group");

    public static string Role(IamCall call) => Existing(call, call.Account.Roles, "role", "RoleName");

    public static string NewRole(IamCall call) => New(call, "role", "RoleName");

    public static string Roles(IamCall call) => Listed(call, "role");

    public static string ServerCertificate(IamCall call) =>
        Existing(call, call.Account.ServerCertificates, "server-certificate", "ServerCertificateName");

    public static string NewServerCertificate(IamCall call) =>
        New(call, "server-certificate", "ServerCertificateName");

    public static string ServerCertificates(IamCall call) => Listed(call, "server-certificate");

    public static string InstanceProfile(IamCall call) =>
        Existing(call, call.Account.InstanceProfiles, "instance-profile", "InstanceProfileName");

    public static string NewInstanceProfile(IamCall call) => New(call, "instance-profile", "InstanceProfileName");

    public static string InstanceProfiles(IamCall call) => Listed(call, "instance-profile");

    public static string NewPolicy(IamCall call) => New(call, "policy", "PolicyName");

    public static string Policy(IamCall call) => call.Text("PolicyArn");

    public static string OpenIdProvider(IamCall call) => call.Text("OpenIDConnectProviderArn");

    public static string SamlProvider(IamCall call) => call.Text("SAMLProviderArn");

    /// <summary>All identity providers of a kind, which lists require the permission for.</summary>
    public static string Providers(IamCall call, string kind) => call.Account.Arn(kind, "/", "*");

    // Without the resource there is no path: it is that of a resource at the root.
    private static string Existing<T>(IamCall call, EntityTable<T> table, string kind, string nameMember)
        where T : Entity
    {
        var name = call.Text(nameMember);
        return table.TryGet(name, out var entity)
            ? call.Account.Arn(kind, entity.Path, entity.Name)
            : call.Account.Arn(kind, "/", name);
    }

    private static string New(IamCall call, string kind, string nameMember) =>
        call.Account.Arn(kind, call.Input.OptionalText("Path") ?? "/", call.Text(nameMember));

    private static string Listed(IamCall call, string kind) =>
        call.Account.Arn(kind, call.Input.OptionalText("PathPrefix") ?? "/", "");
}
