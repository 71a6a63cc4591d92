using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>Changes permission sets.</summary>
/// <param name="run">The run.</param>
/// <param name="iam">The run against IAM, which knows the AWS managed policies.</param>
public sealed class PermissionSetEditor(IdentityCenterRun run, IamRun iam)
{
    private readonly PermissionSetIndex _index = new(run);
    private readonly PermissionSetReader _reader = new(run);
    private readonly PermissionSetPlanner _planner = new(run);
    private readonly PolicyNameResolver _policies = new(iam);
    private readonly DelegatedAdministrator _delegated = new(run);

    /// <summary>Validates a request, and returns the changes that it requires.</summary>
    /// <param name="request">The requested settings.</param>
    public async Task<PermissionSetPlan> PlanAsync(PermissionSetRequest request)
    {
        PermissionSetRules.Check(request);
        if (request.Exact && !request.NamesPolicies)
        {
            throw new AdminException(
                "PolicyRequired", ErrorKind.InvalidArgument, request.Name,
                $"'{request.Name}' was not changed: -Exact requires the policies that the permission set is to have.",
                "Specify -Policy, -CustomerManagedPolicy or -InlinePolicy. With -Policy @(), all policies are "
                + "removed.");
        }

        var found = await _index.GetAsync(request.Name).ConfigureAwait(false);
        var policies = await _policies.ResolveAsync(request).ConfigureAwait(false);
        var before = await _reader.DescribeAsync(found.Arn).ConfigureAwait(false);
        return await _planner.CompareAsync(before, request, policies).ConfigureAwait(false);
    }

    /// <summary>Makes the changes of a plan.</summary>
    /// <param name="plan">The plan.</param>
    public Task<PermissionSetPlan> ApplyAsync(PermissionSetPlan plan) =>
        _delegated.ExplainAsync(plan.Before.Name, plan.Before.Arn, async () =>
        {
            await SetStepRunner.ApplyAsync(plan, created: false).ConfigureAwait(false);
            return plan;
        });
}
