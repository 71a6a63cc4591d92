using System.Globalization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Iam.Operations;

internal static class PolicyVersionOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreatePolicyVersion", CreatePolicyVersion, ResourceOf.Policy);
        table.Add("GetPolicyVersion", GetPolicyVersion, ResourceOf.Policy);
        table.Add("ListPolicyVersions", ListPolicyVersions, ResourceOf.Policy);
        table.Add("SetDefaultPolicyVersion", SetDefaultPolicyVersion, ResourceOf.Policy);
        table.Add("DeletePolicyVersion", DeletePolicyVersion, ResourceOf.Policy);
    }

    private static Output CreatePolicyVersion(IamCall call)
    {
        var policy = call.CustomerPolicy();
        var document = PolicyText.ValidManaged(call, call.Text("PolicyDocument"));
        if (PolicyText.Size(document) > IamQuotas.PolicySize)
            throw IamErrors.QuotaExceeded("PolicySize", IamQuotas.PolicySize);
        if (policy.Versions.Count >= IamQuotas.VersionsPerPolicy)
        {
            throw IamErrors.LimitExceeded(
                $"A managed policy can have up to {IamQuotas.VersionsPerPolicy} versions. "
                + "Before you create a new version, "
                + "you must delete an existing version.");
        }

        var version = new PolicyVersion
        {
            Id = "v" + policy.NextVersion.ToString(CultureInfo.InvariantCulture),
            Document = document,
            Created = call.Timestamp,
        };
        policy.NextVersion++;
        policy.Versions.Insert(0, version);
        policy.Updated = call.Timestamp;
        if (call.Input.Flag("SetAsDefault") == true)
            policy.DefaultVersion = version.Id;
        return new Output { ["PolicyVersion"] = Summary(policy, version) };
    }

    private static Output GetPolicyVersion(IamCall call)
    {
        var policy = call.Policy();
        return new Output { ["PolicyVersion"] = WithDocument(policy, VersionOf(call, policy)) };
    }

    private static Output ListPolicyVersions(IamCall call)
    {
        var policy = call.Policy();
        return new Output().AddPage(
            call,
            "Versions",
            policy.Versions,
            version => Page.Key(policy.Versions.IndexOf(version)),
            version => Summary(policy, version));
    }

    private static Output SetDefaultPolicyVersion(IamCall call)
    {
        var policy = call.CustomerPolicy();
        policy.DefaultVersion = VersionOf(call, policy).Id;
        policy.Updated = call.Timestamp;
        return Output.Empty;
    }

    private static Output DeletePolicyVersion(IamCall call)
    {
        var policy = call.CustomerPolicy();
        var version = VersionOf(call, policy);
        DeleteConflicts.Check(policy, version);
        policy.Versions.Remove(version);
        return Output.Empty;
    }

    internal static Output WithDocument(ManagedPolicy policy, PolicyVersion version)
    {
        var output = Summary(policy, version);
        output["Document"] = UrlText.Encode(version.Document);
        return output;
    }

    private static PolicyVersion VersionOf(IamCall call, ManagedPolicy policy)
    {
        var id = call.Text("VersionId");
        return policy.Versions.Find(version => version.Id == id)
            ?? throw IamErrors.NoSuchEntity($"Policy {policy.Arn} version {id} does not exist or is not attachable.");
    }

    private static Output Summary(ManagedPolicy policy, PolicyVersion version) => new()
    {
        ["VersionId"] = version.Id,
        ["IsDefaultVersion"] = version.Id == policy.DefaultVersion,
        ["CreateDate"] = version.Created,
    };
}
