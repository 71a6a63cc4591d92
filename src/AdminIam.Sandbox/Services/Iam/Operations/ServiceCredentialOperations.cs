using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Service-specific credentials: user names and passwords for single services.</summary>
internal static class ServiceCredentialOperations
{
    private static readonly string[] Services =
        ["codecommit.amazonaws.com", "cassandra.amazonaws.com", "bedrock.amazonaws.com", "logs.amazonaws.com"];

    private static readonly CredentialList<ServiceCredential> Credentials = new(
        user => user.ServiceCredentials,
        item => item.Id,
        (item, status) => item.Status = status,
        "ServiceSpecificCredentialId",
        "Service Specific Credential");

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("ListServiceSpecificCredentials", List, ResourceOf.User);
        table.Add("UpdateServiceSpecificCredential", Credentials.Update, ResourceOf.User);
        table.Add("DeleteServiceSpecificCredential", Credentials.Delete, ResourceOf.User);
    }

    private static Output List(IamCall call)
    {
        var service = call.Input.OptionalText("ServiceName");
        if (service is not null && !Services.Contains(service))
        {
            throw new AwsException(
                "NotSupportedService", 404, $"Service {service} is not supported for this operation.");
        }

        var users = call.Input.Flag("AllUsers") == true ? call.Account.Users.Visible(call.Now) : [call.UserOrCaller()];
        var credentials = users.SelectMany(user => user.ServiceCredentials
            .Select((credential, index) => new Listed(user.Name + " " + Page.Key(index), user, credential)))
            .Where(listed => service is null || listed.Credential.ServiceName == service);
        return new Output().AddPage(call, "ServiceSpecificCredentials", credentials, listed => listed.Key, Metadata);
    }

    private static Output Metadata(Listed listed) => new()
    {
        ["UserName"] = listed.User.Name,
        ["Status"] = listed.Credential.Status,
        ["ServiceUserName"] = listed.Credential.ServiceUserName,
        ["ServiceCredentialAlias"] = listed.Credential.Alias,
        ["CreateDate"] = listed.Credential.Created,
        ["ExpirationDate"] = listed.Credential.Expires,
        ["ServiceSpecificCredentialId"] = listed.Credential.Id,
        ["ServiceName"] = listed.Credential.ServiceName,
    };

    private sealed record Listed(string Key, User User, ServiceCredential Credential);
}
