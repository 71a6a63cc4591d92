using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Service-specific credentials: user names and passwords for single services.</summary>
internal static class ServiceCredentialOperations
{
    private const int SecretBytes = 33;

    private static readonly string[] Services =
        ["codecommit.amazonaws.com", "cassandra.amazonaws.com", "bedrock.amazonaws.com", "logs.amazonaws.com"];

    private static readonly CredentialList<User, ServiceCredential> Credentials = new(
        call => call.UserOrCaller(),
        user => user.ServiceCredentials,
        item => item.Id,
        (item, status) => item.Status = status,
        "ServiceSpecificCredentialId",
        "Service Specific Credential");

    /// <summary>The services whose credentials are API keys, with an alias and a secret, and can expire.</summary>
    private static readonly string[] ApiKeyServices = ["bedrock.amazonaws.com", "logs.amazonaws.com"];

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateServiceSpecificCredential", Create, ResourceOf.User);
        table.Add("ResetServiceSpecificCredential", Reset, ResourceOf.User);
        table.Add("ListServiceSpecificCredentials", List, ResourceOf.User);
        table.Add("UpdateServiceSpecificCredential", Credentials.Update, ResourceOf.User);
        table.Add("DeleteServiceSpecificCredential", Credentials.Delete, ResourceOf.User);
    }

    private static Output Create(IamCall call)
    {
        var user = call.User();
        var service = call.Text("ServiceName");
        CheckService(service);
        var days = call.Input.Number("CredentialAgeDays");
        var isApiKey = ApiKeyServices.Contains(service);
        if (days is not null && !isApiKey)
        {
            throw new CommonException(
                CommonError.Validation, $"CredentialAgeDays is not valid for the service {service}.");
        }

        var earlier = user.ServiceCredentials.FindAll(other => other.ServiceName == service);
        if (earlier.Count >= IamQuotas.ServiceCredentialsPerService)
        {
            throw IamErrors.QuotaExceeded(
                "ServiceSpecificCredentialsPerUser", IamQuotas.ServiceCredentialsPerService);
        }

        // A second set of credentials has another name.
        var plain = $"{user.Name}-at-{call.Account.AccountId}";
        var name = earlier.Exists(other => (other.Alias ?? other.ServiceUserName) == plain)
            ? $"{user.Name}+1-at-{call.Account.AccountId}"
            : plain;
        var credential = new ServiceCredential
        {
            Id = RandomText.Id("ACCA", 20),
            ServiceName = service,
            ServiceUserName = isApiKey ? null : name,
            Alias = isApiKey ? name : null,
            Created = call.Timestamp,
            Expires = days is null ? null : call.Timestamp.AddDays(days.Value),
        };
        user.ServiceCredentials.Add(credential);
        return WithSecret(user, credential);
    }

    private static Output Reset(IamCall call)
    {
        var user = call.UserOrCaller();
        return WithSecret(user, Credentials.Find(call, user));
    }

    /// <summary>The credential with a new secret, which is not kept: no service of the sandbox accepts it.</summary>
    private static Output WithSecret(User user, ServiceCredential credential)
    {
        var output = Metadata(user, credential);
        output[credential.Alias is null ? "ServicePassword" : "ServiceCredentialSecret"] =
            RandomText.Base64(SecretBytes);
        return new Output { ["ServiceSpecificCredential"] = output };
    }

    private static void CheckService(string service)
    {
        if (!Services.Contains(service))
        {
            throw new AwsException(
                "NotSupportedService", 404, $"Service {service} is not supported for this operation.");
        }
    }

    private static Output List(IamCall call)
    {
        var service = call.Input.OptionalText("ServiceName");
        if (service is not null)
            CheckService(service);
        var users = call.Input.Flag("AllUsers") == true ? call.Account.Users.Visible(call.Now) : [call.UserOrCaller()];
        var credentials = users.SelectMany(user => user.ServiceCredentials
            .Select((credential, index) => new Listed(user.Name + " " + Page.Key(index), user, credential)))
            .Where(listed => service is null || listed.Credential.ServiceName == service);
        return new Output().AddPage(
            call,
            "ServiceSpecificCredentials",
            credentials,
            listed => listed.Key,
            listed => Metadata(listed.User, listed.Credential));
    }

    private static Output Metadata(User user, ServiceCredential credential) => new()
    {
        ["UserName"] = user.Name,
        ["Status"] = credential.Status,
        ["ServiceUserName"] = credential.ServiceUserName,
        ["ServiceCredentialAlias"] = credential.Alias,
        ["CreateDate"] = credential.Created,
        ["ExpirationDate"] = credential.Expires,
        ["ServiceSpecificCredentialId"] = credential.Id,
        ["ServiceName"] = credential.ServiceName,
    };

    private sealed record Listed(string Key, User User, ServiceCredential Credential);
}
