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
        return call.Account.Users.TryGet(name, out var user)
            ? call.Account.ArnOf(user)
            : call.Account.Arn("user", call.Input.OptionalText("Path") ?? "/", name);
    }

    public static string NewUser(IamCall call) =>
        call.Account.Arn("user", call.Input.OptionalText("Path") ?? "/", call.Text("UserName"));

    public static string NewGroup(IamCall call) =>
        call.Account.Arn("group", call.Input.OptionalText("Path") ?? "/", call.Text("GroupName"));

    public static string NewPolicy(IamCall call) =>
        call.Account.Arn("policy", call.Input.OptionalText("Path") ?? "/", call.Text("PolicyName"));

    public static string NewServerCertificate(IamCall call) => call.Account.Arn(
        "server-certificate", call.Input.OptionalText("Path") ?? "/", call.Text("ServerCertificateName"));

    public static string ServerCertificates(IamCall call) =>
        call.Account.Arn("server-certificate", call.Input.OptionalText("PathPrefix") ?? "/", "");

    public static string ServerCertificate(IamCall call)
    {
        var name = call.Text("ServerCertificateName");
        return call.Account.ServerCertificates.TryGet(name, out var certificate)
            ? call.Account.ArnOf(certificate)
            : call.Account.Arn("server-certificate", "/", name);
    }

    public static string Users(IamCall call) =>
        call.Account.Arn("user", call.Input.OptionalText("PathPrefix") ?? "/", "");

    public static string Groups(IamCall call) =>
        call.Account.Arn("group", call.Input.OptionalText("PathPrefix") ?? "/", "");

    public static string Group(IamCall call)
    {
        var name = call.Text("GroupName");
        return call.Account.Groups.TryGet(name, out var group)
            ? call.Account.ArnOf(group)
            : call.Account.Arn("group", "/", name);
    }

    public static string Role(IamCall call)
    {
        var name = call.Text("RoleName");
        return call.Account.Roles.TryGet(name, out var role)
            ? call.Account.ArnOf(role)
            : call.Account.Arn("role", "/", name);
    }

    public static string NewRole(IamCall call) =>
        call.Account.Arn("role", call.Input.OptionalText("Path") ?? "/", call.Text("RoleName"));

    public static string Roles(IamCall call) =>
        call.Account.Arn("role", call.Input.OptionalText("PathPrefix") ?? "/", "");

    public static string InstanceProfile(IamCall call)
    {
        var name = call.Text("InstanceProfileName");
        return call.Account.InstanceProfiles.TryGet(name, out var profile)
            ? call.Account.ArnOf(profile)
            : call.Account.Arn("instance-profile", "/", name);
    }

    public static string NewInstanceProfile(IamCall call) => call.Account.Arn(
        "instance-profile", call.Input.OptionalText("Path") ?? "/", call.Text("InstanceProfileName"));

    public static string InstanceProfiles(IamCall call) =>
        call.Account.Arn("instance-profile", call.Input.OptionalText("PathPrefix") ?? "/", "");

    public static string Policy(IamCall call) => call.Text("PolicyArn");

    public static string OpenIdProvider(IamCall call) => call.Text("OpenIDConnectProviderArn");

    public static string SamlProvider(IamCall call) => call.Text("SAMLProviderArn");

    /// <summary>All identity providers of a kind, which lists require the permission for.</summary>
    public static string Providers(IamCall call, string kind) => call.Account.Arn(kind, "/", "*");
}
