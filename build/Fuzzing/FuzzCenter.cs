using System.Text.Json;
using AdminIam.Build.Requests;

namespace AdminIam.Build.Fuzzing;

/// <summary>
/// One user, group, permission set and assignment in IAM Identity Center, whose ids no generator finds by chance.
/// </summary>
/// <param name="url">The sandbox.</param>
/// <param name="known">Receives the values by the names of the members that take them.</param>
internal sealed class FuzzCenter(Uri url, Dictionary<string, string> known)
{
    public const string MemberAccount = "111122223333";

    /// <summary>Creates the resources.</summary>
    public async Task CreateAsync()
    {
        known["AccountId"] = known["TargetId"] = known["ChildId"] = MemberAccount;
        known["RegionName"] = "us-east-1";
        known["AttributePath"] = "displayName";
        known["InlinePolicy"] = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        await CallAsync("organizations", "AWSOrganizationsV20161128.ListRoots", "{}", ("Id", "ParentId"));
        await CallAsync(
            "sso", "SWBExternalService.ListInstances", "{}",
            ("InstanceArn", "InstanceArn"), ("IdentityStoreId", "IdentityStoreId"));
        var store = $"\"IdentityStoreId\":\"{known["IdentityStoreId"]}\"";
        var instance = $"\"InstanceArn\":\"{known["InstanceArn"]}\"";
        await CallAsync(
            "identitystore", "AWSIdentityStore.CreateUser",
            $"{{{store},\"UserName\":\"{FuzzAccount.Name}\",\"DisplayName\":\"a\","
                + "\"Name\":{\"GivenName\":\"a\",\"FamilyName\":\"b\"}}",
            ("UserId", "UserId"), ("UserId", "PrincipalId"));
        await CallAsync(
            "identitystore", "AWSIdentityStore.CreateGroup",
            $"{{{store},\"DisplayName\":\"{FuzzAccount.Name}\"}}", ("GroupId", "GroupId"), ("GroupId", "GroupIds"));
        await CallAsync(
            "identitystore", "AWSIdentityStore.CreateGroupMembership",
            $"{{{store},\"GroupId\":\"{known["GroupId"]}\",\"MemberId\":{{\"UserId\":\"{known["UserId"]}\"}}}}",
            ("MembershipId", "MembershipId"));
        await CallAsync(
            "sso", "SWBExternalService.CreatePermissionSet", $"{{{instance},\"Name\":\"{FuzzAccount.Name}\"}}",
            ("PermissionSetArn", "PermissionSetArn"), ("PermissionSetArn", "ResourceArn"));
        var set = $"{instance},\"PermissionSetArn\":\"{known["PermissionSetArn"]}\"";
        foreach (var (operation, member) in new[]
        {
            ("Create", "AccountAssignmentCreationRequestId"), ("Delete", "AccountAssignmentDeletionRequestId"),
        })
        {
            await CallAsync(
                "sso", $"SWBExternalService.{operation}AccountAssignment",
                $"{{{set},\"TargetId\":\"{MemberAccount}\",\"TargetType\":\"AWS_ACCOUNT\",\"PrincipalType\":\"USER\","
                + $"\"PrincipalId\":\"{known["UserId"]}\"}}",
                ("RequestId", member));
        }

        await CallAsync(
            "sso", "SWBExternalService.ProvisionPermissionSet",
            $"{{{set},\"TargetType\":\"ALL_PROVISIONED_ACCOUNTS\"}}", ("RequestId", "ProvisionPermissionSetRequestId"));
    }

    // Keeps texts of the answer by the names of other members.
    private async Task CallAsync(
        string service, string target, string body, params (string Answer, string Member)[] members)
    {
        var answer = await RequestSender.SendAsync(
            url.Port, RequestSigner.OfRoot(url, service).Json(body, target));
        var content = answer[answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)..];
        using var json = JsonDocument.Parse(content.Trim());
        foreach (var (name, member) in members)
        {
            if (Find(json.RootElement, name) is { } value)
                known[member] = value;
        }
    }

    private static string? Find(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .Select(member => member.Name == name && member.Value.ValueKind == JsonValueKind.String
                ? member.Value.GetString()
                : Find(member.Value, name))
            .FirstOrDefault(found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(item => Find(item, name))
            .FirstOrDefault(found => found is not null),
        _ => null,
    };
}
