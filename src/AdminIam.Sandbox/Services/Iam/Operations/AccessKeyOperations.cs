using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class AccessKeyOperations
{
    private const string NeverUsed = "N/A";

    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreateAccessKey", CreateAccessKey, ResourceOf.User);
        table.Add("ListAccessKeys", ListAccessKeys, ResourceOf.User);
        table.Add("UpdateAccessKey", UpdateAccessKey, ResourceOf.User);
        table.Add("DeleteAccessKey", DeleteAccessKey, ResourceOf.User);
        table.Add("GetAccessKeyLastUsed", GetAccessKeyLastUsed, OwnerOfKey);
    }

    private static Output CreateAccessKey(IamCall call)
    {
        var user = call.UserOrCaller();
        if (user.AccessKeys.Count >= IamQuotas.AccessKeysPerUser)
            throw IamErrors.QuotaExceeded("AccessKeysPerUser", IamQuotas.AccessKeysPerUser);

        var key = new AccessKey
        {
            Id = RandomText.Id("AKIA", 20),
            Secret = RandomText.Secret(),
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
        };
        call.Account.Add(user, key);
        var output = Metadata(user, key);
        output["SecretAccessKey"] = key.Secret;
        return new Output { ["AccessKey"] = output };
    }

    private static Output ListAccessKeys(IamCall call)
    {
        var user = call.UserOrCaller();
        var keys = user.AccessKeys.Where(key => key.VisibleFrom <= call.Now);
        return new Output().AddPage(
            call, "AccessKeyMetadata", keys, key => Page.Key(user.AccessKeys.IndexOf(key)), key => Metadata(user, key));
    }

    private static Output UpdateAccessKey(IamCall call)
    {
        var user = call.UserOrCaller();
        KeyOf(call, user).Status = SettableStatus(call);
        return Output.Empty;
    }

    private static Output DeleteAccessKey(IamCall call)
    {
        var user = call.UserOrCaller();
        call.Account.Remove(user, KeyOf(call, user));
        return Output.Empty;
    }

    private static Output GetAccessKeyLastUsed(IamCall call)
    {
        var id = call.Text("AccessKeyId");
        if (!call.Account.TryFindKey(id, out var owned))
            throw NoSuchKey(id);

        return new Output
        {
            ["UserName"] = owned.User.Name,
            ["AccessKeyLastUsed"] = new Output
            {
                ["LastUsedDate"] = owned.Key.LastUse?.Time,
                ["ServiceName"] = owned.Key.LastUse?.Service ?? NeverUsed,
                ["Region"] = owned.Key.LastUse?.Region ?? NeverUsed,
            },
        };
    }

    /// <summary>The status that a call sets. Expired cannot be set by a call.</summary>
    internal static string SettableStatus(IamCall call)
    {
        var status = call.Text("Status");
        return status is "Active" or "Inactive"
            ? status
            : throw new CommonException(
                CommonError.Validation,
                $"1 validation error detected: Value '{status}' at 'status' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [Active, Inactive]");
    }

    private static string OwnerOfKey(IamCall call) =>
        call.Account.TryFindKey(call.Text("AccessKeyId"), out var owned) ? call.Account.ArnOf(owned.User) : "*";

    private static AccessKey KeyOf(IamCall call, User user)
    {
        var id = call.Text("AccessKeyId");
        return user.AccessKeys.Find(key => key.Id == id && key.VisibleFrom <= call.Now) ?? throw NoSuchKey(id);
    }

    private static AwsException NoSuchKey(string id) =>
        IamErrors.NoSuchEntity($"The Access Key with id {id} cannot be found.");

    private static Output Metadata(User user, AccessKey key) => new()
    {
        ["UserName"] = user.Name,
        ["AccessKeyId"] = key.Id,
        ["Status"] = key.Status,
        ["CreateDate"] = key.Created,
    };
}
