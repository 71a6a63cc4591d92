using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Managed policies themselves.</summary>
internal static class PolicyOperations
{
    public static void Register(OperationTable<IamCall> table)
    {
        table.Add("CreatePolicy", CreatePolicy, ResourceOf.NewPolicy);
        table.Add("GetPolicy", GetPolicy, ResourceOf.Policy);
        table.Add("DeletePolicy", DeletePolicy, ResourceOf.Policy);
    }

    private static Output CreatePolicy(IamCall call)
    {
        var name = call.Text("PolicyName");
        var document = PolicyText.ValidManaged(call, call.Text("PolicyDocument"));
        if (PolicyText.Size(document) > IamQuotas.PolicySize)
            throw IamErrors.QuotaExceeded("PolicySize", IamQuotas.PolicySize);
        if (call.Account.Policies.Contains(name))
            throw IamErrors.AlreadyExists($"A policy called {name} already exists. Duplicate names are not allowed.");
        if (call.Account.Policies.Count >= IamQuotas.Policies)
            throw IamErrors.QuotaExceeded("PoliciesPerAccount", IamQuotas.Policies);

        var policy = new ManagedPolicy
        {
            Name = name,
            Path = call.Input.OptionalText("Path") ?? "/",
            Id = RandomText.Id("ANPA"),
            Created = call.Timestamp,
            Updated = call.Timestamp,
            Description = call.Input.OptionalText("Description"),
            VisibleFrom = call.VisibleFrom,
            Versions = [new PolicyVersion { Id = "v1", Document = document, Created = call.Timestamp }],
        };
        Tagging.Apply(policy.Tags, call.Input.Structures("Tags"));
        call.Account.Add(policy);

        // CreatePolicy does not return the description.
        var output = Summary(call, policy);
        output["Tags"] = Describe.TagsOrNull(policy.Tags);
        return new Output { ["Policy"] = output };
    }

    private static Output GetPolicy(IamCall call)
    {
        var policy = call.Policy();
        var output = Summary(call, policy);
        output["Description"] = policy.Description;
        output["Tags"] = Describe.Tags(policy.Tags);
        return new Output { ["Policy"] = output };
    }

    private static Output DeletePolicy(IamCall call)
    {
        var policy = call.CustomerPolicy();
        DeleteConflicts.Check(call.Account, policy);

        call.Account.Remove(policy);
        return Output.Empty;
    }

    /// <summary>A policy as lists have it: without description and tags.</summary>
    internal static Output Summary(IamCall call, ManagedPolicy policy)
    {
        var use = call.Account.PolicyUses.Of(policy);
        return new Output
        {
            ["PolicyName"] = policy.Name,
            ["PolicyId"] = policy.Id,
            ["Arn"] = policy.Arn,
            ["Path"] = policy.Path,
            ["DefaultVersionId"] = policy.DefaultVersion,
            ["AttachmentCount"] = use.Attachments,
            ["PermissionsBoundaryUsageCount"] = use.Boundaries,
            ["IsAttachable"] = true,
            ["CreateDate"] = policy.Created,
            ["UpdateDate"] = policy.Updated,
        };
    }
}
