using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Signing;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>Managed policies attached to users, groups and roles, and inline policies embedded in them.</summary>
internal static class AttachmentOperations
{
    private const string ServiceRolePath = "/aws-service-role/";
    private static readonly Kind Users = new(
        "User",
        "user",
        "User",
        call => call.User(),
        call => call.User(),
        ResourceOf.User,
        "PoliciesPerUser",
        IamQuotas.PoliciesPerUser,
        IamQuotas.UserPolicySize);

    private static readonly Kind Groups = new(
        "Group",
        "group",
        "Group",
        call => call.Group(),
        call => call.Group(),
        ResourceOf.Group,
        "PoliciesPerGroup",
        IamQuotas.PoliciesPerGroup,
        IamQuotas.GroupPolicySize);

    private static readonly Kind Roles = new(
        "Role",
        "role",
        "Customer Role",
        call => call.Role(),
        call => call.ModifiableRole(),
        ResourceOf.Role,
        "PoliciesPerRole",
        IamQuotas.PoliciesPerRole,
        IamQuotas.RolePolicySize);

    public static void Register(OperationTable<IamCall> table)
    {
        foreach (var kind in new[] { Users, Groups, Roles })
        {
            table.Add($"Attach{kind.Name}Policy", call => Attach(call, kind), kind.Resource);
            table.Add($"Detach{kind.Name}Policy", call => Detach(call, kind), kind.Resource);
            table.Add($"ListAttached{kind.Name}Policies", call => ListAttached(call, kind), kind.Resource);
            table.Add($"Put{kind.Name}Policy", call => PutInline(call, kind), kind.Resource);
            table.Add($"Get{kind.Name}Policy", call => GetInline(call, kind), kind.Resource);
            table.Add($"Delete{kind.Name}Policy", call => DeleteInline(call, kind), kind.Resource);
            table.Add($"List{kind.Name}Policies", call => ListInline(call, kind), kind.Resource);
        }
    }

    private static Output Attach(IamCall call, Kind kind)
    {
        var holder = kind.FindToChange(call);
        var arn = call.PolicyArn();
        if (!call.Account.TryFindPolicy(arn, call.Now, out var policy))
            throw IamErrors.NoSuchEntity($"Policy {arn} does not exist or is not attachable.");
        if (policy.IsAwsManaged && policy.Path.StartsWith(ServiceRolePath, StringComparison.Ordinal))
        {
            throw new AwsException(
                "PolicyNotAttachable", 400, $"Cannot attach a Service Role Policy to a {kind.Holder}.");
        }

        if (policy.IsAwsManaged && policy.Path == ManagedPolicy.RootTaskPath)
        {
            throw new AwsException(
                "PolicyNotAttachable", 400, $"Cannot attach a policy of root tasks to a {kind.Holder}.");
        }

        if (holder.AttachedPolicies.Contains(arn))
            return Output.Empty;
        if (holder.AttachedPolicies.Count >= kind.AttachedQuota)
            throw IamErrors.QuotaExceeded(kind.QuotaName, kind.AttachedQuota);

        holder.AttachedPolicies.Add(arn);
        call.Account.PolicyUses.CountAttachment(arn, 1);
        return Output.Empty;
    }

    private static Output Detach(IamCall call, Kind kind)
    {
        var holder = kind.FindToChange(call);
        var arn = call.PolicyArn();
        if (!holder.AttachedPolicies.Remove(arn))
            throw IamErrors.NoSuchPolicy(arn);
        call.Account.PolicyUses.CountAttachment(arn, -1);
        return Output.Empty;
    }

    private static Output ListAttached(IamCall call, Kind kind)
    {
        var prefix = call.Input.OptionalText("PathPrefix") ?? "/";
        var attached = kind.Find(call).AttachedPolicies
            .Where(arn => PathOf(arn).StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(ListKey, StringComparer.OrdinalIgnoreCase);
        return new Output().AddPage(call, "AttachedPolicies", attached, ListKey, Describe.AttachedPolicy);
    }

    private static Output PutInline(IamCall call, Kind kind)
    {
        var holder = kind.FindToChange(call);
        var name = call.Text("PolicyName");
        var document = PolicyText.Valid(call, call.Text("PolicyDocument"));
        var size = PolicyText.Size(document) + holder.InlinePolicies
            .Where(policy => !policy.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Sum(policy => PolicyText.Size(policy.Value));
        if (size > kind.InlineQuota)
        {
            throw IamErrors.LimitExceeded(
                $"Maximum policy size of {kind.InlineQuota} bytes exceeded for {kind.LowerName} {holder.Name}");
        }

        holder.InlinePolicies[name] = document;
        return Output.Empty;
    }

    private static Output GetInline(IamCall call, Kind kind)
    {
        var holder = kind.Find(call);
        var name = call.Text("PolicyName");
        if (!holder.InlinePolicies.TryGetValue(name, out var document))
            throw NoSuchInline(kind, name);
        return new Output
        {
            [kind.Name + "Name"] = holder.Name,
            ["PolicyName"] = name,
            ["PolicyDocument"] = UrlText.Encode(document),
        };
    }

    private static Output DeleteInline(IamCall call, Kind kind)
    {
        var name = call.Text("PolicyName");
        if (!kind.FindToChange(call).InlinePolicies.Remove(name))
            throw NoSuchInline(kind, name);
        return Output.Empty;
    }

    private static Output ListInline(IamCall call, Kind kind) =>
        new Output().AddPage(call, "PolicyNames", kind.Find(call).InlinePolicies.Keys, name => name, name => name);

    private static AwsException NoSuchInline(Kind kind, string name) =>
        IamErrors.NoSuchEntity($"The {kind.LowerName} policy with name {name} cannot be found.");

    private static string ListKey(string arn) => Describe.LastPart(arn) + " " + arn;

    private static string PathOf(string arn)
    {
        var start = arn.IndexOf('/');
        return arn.Substring(start, arn.LastIndexOf('/') - start + 1);
    }

    private sealed record Kind(
        string Name,
        string LowerName,
        string Holder,
        Func<IamCall, IPolicyHolder> Find,
        Func<IamCall, IPolicyHolder> FindToChange,
        Func<IamCall, string> Resource,
        string QuotaName,
        int AttachedQuota,
        int InlineQuota);
}
