using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The policies by which a user, group or role can access services.</summary>
internal static class GrantingPolicyOperations
{
    public static void Register(OperationTable<IamCall> table) =>
        table.Add("ListPoliciesGrantingServiceAccess", List, call => call.Text("Arn"));

    private static Output List(IamCall call)
    {
        var identity = NamedIdentity.Find(call, call.Text("Arn"));
        var services = call.Input.Texts("ServiceNamespaces").Select((service, index) => (service, Page.Key(index)));
        return new Output().AddPage(
            call,
            "PoliciesGrantingServiceAccess",
            services,
            item => item.Item2,
            item => new Output
            {
                ["ServiceNamespace"] = item.service,
                ["Policies"] = Holders(call, identity)
                    .SelectMany(holder => Granting(call, holder, item.service))
                    .ToList(),
            });
    }

    private static IEnumerable<IPolicyHolder> Holders(IamCall call, Entity identity)
    {
        yield return (IPolicyHolder)identity;
        if (identity is not User user)
            yield break;
        foreach (var name in user.Groups)
        {
            if (call.Account.Groups.TryGet(name, out var group))
                yield return group;
        }
    }

    private static IEnumerable<Output> Granting(IamCall call, IPolicyHolder holder, string service)
    {
        foreach (var arn in holder.AttachedPolicies)
        {
            if (call.Account.TryFindPolicy(arn, call.Now, out var policy)
                && GrantedServices.Includes(policy.Default.Document, service))
            {
                yield return new Output
                {
                    ["PolicyName"] = policy.Name,
                    ["PolicyType"] = "MANAGED",
                    ["PolicyArn"] = policy.Arn,
                };
            }
        }

        foreach (var inline in holder.InlinePolicies.Where(item => GrantedServices.Includes(item.Value, service)))
        {
            yield return new Output
            {
                ["PolicyName"] = inline.Key,
                ["PolicyType"] = "INLINE",
                ["EntityType"] = holder switch
                {
                    User => "USER",
                    Group => "GROUP",
                    _ => "ROLE",
                },
                ["EntityName"] = holder.Name,
            };
        }
    }
}
