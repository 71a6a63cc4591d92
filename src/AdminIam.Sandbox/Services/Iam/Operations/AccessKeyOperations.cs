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
        var owner = call.CredentialOwner();
        if (owner.AccessKeys.Count >= IamQuotas.AccessKeysPerUser)
            throw IamErrors.QuotaExceeded("AccessKeysPerUser", IamQuotas.AccessKeysPerUser);

        var key = new AccessKey
        {
            Id = RandomText.Id("AKIA", 20),
            Secret = RandomText.Secret(),
            Created = call.Timestamp,
            VisibleFrom = call.VisibleFrom,
        };
        call.Account.Add(owner, key);
        var output = Metadata(owner, key);
        output["UserName"] = owner.UserName ?? RootUser.RequiredName;
        output["SecretAccessKey"] = key.Secret;
        return new Output { ["AccessKey"] = output };
    }

    private static Output ListAccessKeys(IamCall call)
    {
        var owner = call.CredentialOwner();
        var keys = owner.AccessKeys.Where(key => key.VisibleFrom <= call.Now);
        return new Output().AddPage(
            call,
            "AccessKeyMetadata",
            keys,
            key => Page.Key(owner.AccessKeys.IndexOf(key)),
            key => Metadata(owner, key));
    }

    private static Output UpdateAccessKey(IamCall call)
    {
        var owner = call.CredentialOwner();
        ChangeableKey(call, owner).Status = SettableStatus(call);
        return Output.Empty;
    }

    private static Output DeleteAccessKey(IamCall call)
    {
        var owner = call.CredentialOwner();
        call.Account.Remove(owner, ChangeableKey(call, owner));
        return Output.Empty;
    }

    private static Output GetAccessKeyLastUsed(IamCall call)
    {
        var id = call.Text("AccessKeyId");
        if (!call.Account.TryFindKey(id, out var owned))
            throw NoSuchKey(id);

        return new Output
        {
            ["UserName"] = owned.Owner.UserName,
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
        call.Account.TryFindKey(call.Text("AccessKeyId"), out var owned) ? call.Account.ArnOf(owned.Owner) : "*";

    private static AccessKey ChangeableKey(IamCall call, ICredentialOwner owner)
    {
        var id = call.Text("AccessKeyId");
        if (call.Facts.Account.IsOwn && id == call.Facts.Account.Options.AccessKey)
        {
            throw new CommonException(
                CommonError.AccessDenied, "The access key that the sandbox was started with cannot be changed.");
        }

        return owner.AccessKeys.Find(candidate => candidate.Id == id && candidate.VisibleFrom <= call.Now)
            ?? throw NoSuchKey(id);
    }

    private static AwsException NoSuchKey(string id) =>
        IamErrors.NoSuchEntity($"The Access Key with id {id} cannot be found.");

    private static Output Metadata(ICredentialOwner owner, AccessKey key) => new()
    {
        ["UserName"] = owner.UserName,
        ["AccessKeyId"] = key.Id,
        ["Status"] = key.Status,
        ["CreateDate"] = key.Created,
    };
}
