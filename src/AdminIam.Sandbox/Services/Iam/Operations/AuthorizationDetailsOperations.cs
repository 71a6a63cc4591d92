using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>GetAccountAuthorizationDetails: the whole account in pages.</summary>
internal static class AuthorizationDetailsOperations
{
    public static void Register(OperationTable<IamCall> table) =>
        table.Add("GetAccountAuthorizationDetails", GetAccountAuthorizationDetails, ResourceOf.Any);

    private static Output GetAccountAuthorizationDetails(IamCall call)
    {
        var filter = new HashSet<string>(call.Input.Texts("Filter"), StringComparer.Ordinal);
        bool Includes(string kind) => filter.Count == 0 || filter.Contains(kind);

        // One list over all kinds, in the order of their digits, so that one marker suffices.
        var account = call.Account;
        var entities = new List<Listed>();
        if (Includes("User"))
            entities.AddRange(account.Users.Visible(call.Now).Select(user => new Listed("1" + user.Name, user)));
        if (Includes("Group"))
            entities.AddRange(account.Groups.Visible(call.Now).Select(group => new Listed("2" + group.Name, group)));
        if (Includes("Role"))
            entities.AddRange(account.Roles.Visible(call.Now).Select(role => new Listed("3" + role.Name, role)));
        if (Includes("LocalManagedPolicy"))
            entities.AddRange(account.Policies.Visible(call.Now).Select(item => new Listed("4" + item.Name, item)));
        if (Includes("AWSManagedPolicy"))
            entities.AddRange(UsedAwsPolicies(call).Select(policy => new Listed("5" + policy.Name, policy)));

        var page = Page.Take(call, entities, entity => entity.Key, out var next).ConvertAll(listed => listed.Entity);
        return new Output
        {
            ["UserDetailList"] = page.OfType<User>().Select(user => UserDetail(call, user)).ToList(),
            ["GroupDetailList"] = page.OfType<Group>().Select(group => GroupDetail(call, group)).ToList(),
            ["RoleDetailList"] = page.OfType<Role>().Select(role => RoleDetail(call, role)).ToList(),
            ["Policies"] = page.OfType<ManagedPolicy>().Select(policy => PolicyDetail(call, policy)).ToList(),
        }.AddToken(call, next);
    }

    /// <summary>The AWS managed policies that are in use in the account.</summary>
    private static IEnumerable<ManagedPolicy> UsedAwsPolicies(IamCall call) =>
        call.Account.AwsPolicies.Where(policy => call.Account.PolicyUses.Of(policy).IsAny);

    private static Output UserDetail(IamCall call, User user) => new()
    {
        ["Path"] = user.Path,
        ["UserName"] = user.Name,
        ["UserId"] = user.Id,
        ["Arn"] = call.Account.ArnOf(user),
        ["CreateDate"] = user.Created,
        ["UserPolicyList"] = user.InlinePolicies.Count == 0 ? null : InlinePolicies(user),
        ["GroupList"] = user.Groups.ToList(),
        ["AttachedManagedPolicies"] = AttachedPolicies(user),
        ["PermissionsBoundary"] = Describe.Boundary(user.PermissionsBoundary),
        ["Tags"] = Describe.TagsOrNull(user.Tags),
    };

    private static Output GroupDetail(IamCall call, Group group)
    {
        var output = Describe.Group(call, group);
        output["GroupPolicyList"] = InlinePolicies(group);
        output["AttachedManagedPolicies"] = AttachedPolicies(group);
        return output;
    }

    private static Output RoleDetail(IamCall call, Role role)
    {
        var output = DescribeRole.Identity(call, role);
        output["InstanceProfileList"] = InstanceProfileOperations.DescribeOf(call, role);
        output["RolePolicyList"] = InlinePolicies(role);
        output["AttachedManagedPolicies"] = AttachedPolicies(role);
        output["PermissionsBoundary"] = Describe.Boundary(role.PermissionsBoundary);
        output["Tags"] = Describe.TagsOrNull(role.Tags);
        output["RoleLastUsed"] = DescribeRole.LastUse(call, role);
        return output;
    }

    private static Output PolicyDetail(IamCall call, ManagedPolicy policy)
    {
        var output = PolicyOperations.Summary(call, policy);
        output["Description"] = policy.Description;
        output["PolicyVersionList"] = policy.Versions
            .Select(version => PolicyVersionOperations.WithDocument(policy, version)).ToList();
        return output;
    }

    private static List<Output> InlinePolicies(IPolicyHolder holder) => holder.InlinePolicies
        .Select(policy => new Output { ["PolicyName"] = policy.Key, ["PolicyDocument"] = UrlText.Encode(policy.Value) })
        .ToList();

    private static List<Output> AttachedPolicies(IPolicyHolder holder) =>
        holder.AttachedPolicies.Select(Describe.AttachedPolicy).ToList();

    private sealed record Listed(string Key, Entity Entity);
}
