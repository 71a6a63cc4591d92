using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The ARN that a user, group or server certificate has after a call that changes its name or path.</summary>
internal static class RenamedResource
{
    /// <summary>The ARN; null for other calls, and if the resource does not exist.</summary>
    public static string? Of(IamCall call) => call.Facts.Operation.Name switch
    {
        "UpdateUser" => Of(call, call.Account.Users, "user", "UserName"),
        "UpdateGroup" => Of(call, call.Account.Groups, "group", "GroupName"),
        "UpdateServerCertificate" =>
            Of(call, call.Account.ServerCertificates, "server-certificate", "ServerCertificateName"),
        _ => null,
    };

    private static string? Of<T>(IamCall call, EntityTable<T> table, string kind, string nameMember)
        where T : Entity =>
        table.TryGet(call.Text(nameMember), out var entity)
            ? call.Account.Arn(
                kind,
                call.Input.OptionalText("NewPath") ?? entity.Path,
                call.Input.OptionalText("New" + nameMember) ?? entity.Name)
            : null;
}
