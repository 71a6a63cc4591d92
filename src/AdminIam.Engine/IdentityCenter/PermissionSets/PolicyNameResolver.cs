using System.Collections.Concurrent;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>Looks up the names of AWS managed policies in IAM, each at most once per run.</summary>
internal sealed class PolicyNameResolver(IamRun iam)
{
    private readonly AccountNameIndex _names = new(iam);
    private readonly ConcurrentDictionary<string, Lazy<Task<PolicyRecord>>> _known =
        new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the policies of a request, without duplicates.</summary>
    /// <exception cref="AdminException">A policy does not exist or is not AWS managed, or a path and name is not
    /// valid.</exception>
    public async Task<RequestedPolicies> ResolveAsync(PermissionSetRequest request)
    {
        List<CustomerPolicyReference>? customer = null;
        foreach (var text in request.CustomerPolicies ?? [])
        {
            customer ??= [];
            var policy = CustomerPolicyReference.Parse(text, request.Name);
            if (!customer.Exists(policy.IsSame))
                customer.Add(policy);
        }

        var boundary = request.PermissionsBoundary switch
        {
            null => null,
            var text when CustomerPolicyReference.IsCustomerManaged(text) =>
                new SetBoundary(null, CustomerPolicyReference.Parse(text, request.Name)),
            var text => new SetBoundary((await ManagedAsync(text, ofBoundary: true).ConfigureAwait(false)).Arn, null),
        };
        var managed = request.Policies is null
            ? null
            : await Task.WhenAll(request.Policies.Select(text => ManagedAsync(text, ofBoundary: false)))
                .ConfigureAwait(false);
        return new RequestedPolicies(
            managed?.GroupBy(policy => policy.Arn).Select(same => same.First()).ToList(),
            customer ?? (request.CustomerPolicies is null ? null : []), boundary);
    }

    private async Task<ManagedPolicyReference> ManagedAsync(string nameOrArn, bool ofBoundary)
    {
        var policy = await _known.GetOrAdd(
            nameOrArn, one => new(() => new PolicyReader(iam).ResolveAsync(one, _names))).Value.ConfigureAwait(false);
        if (policy.IsAwsManaged)
            return new ManagedPolicyReference(policy.PolicyName, policy.Arn);
        throw new AdminException(
            "CustomerManagedPolicy", ErrorKind.InvalidArgument, policy.PolicyName,
            $"The policy '{policy.PolicyName}' is customer managed. A permission set refers to it by path and name.",
            ofBoundary
                ? $"Specify -PermissionsBoundary {policy.Path}{policy.PolicyName}"
                : $"Specify -CustomerManagedPolicy {policy.Path}{policy.PolicyName}");
    }
}
