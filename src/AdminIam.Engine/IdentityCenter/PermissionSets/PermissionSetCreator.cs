using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>Creates permission sets with their policies.</summary>
/// <param name="run">The run.</param>
/// <param name="iam">The run against IAM, which knows the AWS managed policies.</param>
public sealed class PermissionSetCreator(IdentityCenterRun run, IamRun iam)
{
    private readonly PermissionSetIndex _index = new(run);
    private readonly PermissionSetReader _reader = new(run);
    private readonly PermissionSetPlanner _planner = new(run);
    private readonly PolicyNameResolver _policies = new(iam);
    private readonly DelegatedAdministrator _delegated = new(run);

    /// <summary>Validates a request without calls.</summary>
    /// <param name="request">The requested settings.</param>
    public static void Check(PermissionSetRequest request)
    {
        PermissionSetRules.CheckName(request.Name);
        PermissionSetRules.Check(request);
        // Without -Ensure, no call is required to determine that the permission set cannot be created.
        if (!request.Ensure)
            CheckPolicies(request);
    }

    /// <summary>Returns what <see cref="CreateAsync"/> would do.</summary>
    /// <param name="request">The requested settings.</param>
    /// <returns>The plan for an existing permission set, or <see langword="null"/> if it would be created.</returns>
    public async Task<PermissionSetPlan?> PlanAsync(PermissionSetRequest request)
    {
        Check(request);
        var existing = request.Ensure ? await FindAsync(request.Name).ConfigureAwait(false) : null;
        if (existing is null)
            CheckPolicies(request);
        var policies = await ResolveAsync(request).ConfigureAwait(false);
        return existing is null
            ? null
            : await _planner.CompareAsync(existing, request, policies).ConfigureAwait(false);
    }

    /// <summary>Creates a permission set, or with <see cref="PermissionSetRequest.Ensure"/> updates an existing
    /// one.</summary>
    /// <param name="request">The requested settings.</param>
    /// <returns>The changes that were made.</returns>
    public async Task<PermissionSetPlan> CreateAsync(PermissionSetRequest request)
    {
        Check(request);
        if (request.Ensure && await FindAsync(request.Name).ConfigureAwait(false) is { } existing)
            return await CompleteAsync(existing, request).ConfigureAwait(false);
        CheckPolicies(request);

        // Before the set is created, so that an unknown policy does not leave a set without permissions.
        var policies = await ResolveAsync(request).ConfigureAwait(false);
        PermissionSetRecord created;
        try
        {
            created = await CreateOnlyAsync(request).ConfigureAwait(false);
        }
        catch (ConflictException e)
        {
            _index.Invalidate();
            if (!request.Ensure || await FindAsync(request.Name).ConfigureAwait(false) is not { } other)
            {
                throw new AdminException(
                    "PermissionSetAlreadyExists", ErrorKind.ResourceExists, request.Name,
                    $"The permission set '{request.Name}' already exists: {e.Message}", "Use -Ensure to update it.", e);
            }

            // It was not visible when it was checked, or was created in the meantime.
            return await CompleteAsync(other, request).ConfigureAwait(false);
        }

        run.Session.PermissionSetNames[created.Arn] = created.Name;
        _index.Invalidate();
        var plan = _planner.Complete(created, request, policies);
        // The first change also waits until the set is visible.
        if (plan.Steps.Count == 0)
            await Visibility.AwaitAsync(_reader.DescribeAsync(created.Arn, exists: true)).ConfigureAwait(false);
        await SetStepRunner.ApplyAsync(plan, created: true).ConfigureAwait(false);
        return plan.AsCreated(request.Tags);
    }

    /// <summary>Returns the permission set that a request would create.</summary>
    /// <param name="request">The requested settings.</param>
    public static PermissionSetRecord Preview(PermissionSetRequest request) => new()
    {
        Name = request.Name,
        Arn = string.Empty,
        Description = request.Description,
        SessionDuration = request.SessionDuration,
        RelayState = request.RelayState,
        Tags = request.Tags,
        Policies = new SetPolicies
        {
            Managed = [.. (request.Policies ?? []).Select(policy => new ManagedPolicyReference(policy, policy))],
            Customer =
            [
                .. (request.CustomerPolicies ?? [])
                    .Select(policy => CustomerPolicyReference.Parse(policy, request.Name)),
            ],
            Inline = request.InlinePolicy?.Json,
        },
    };

    /// <summary>Returns the policies of a new permission set for a prompt, such as <c>with Billing</c>.</summary>
    /// <param name="request">The requested settings.</param>
    public static string Describe(PermissionSetRequest request)
    {
        List<string> policies = [.. request.Policies ?? [], .. request.CustomerPolicies ?? []];
        if (request.InlinePolicy is not null)
            policies.Add("an inline policy");
        var text = policies.Count == 0 ? "without policies" : $"with {string.Join(", ", policies)}";
        return request.PermissionsBoundary is { } boundary ? $"{text} and the permissions boundary {boundary}" : text;
    }

    private static void CheckPolicies(PermissionSetRequest request)
    {
        if (request.NamesPolicies)
            return;
        throw new AdminException(
            "PolicyRequired", ErrorKind.InvalidArgument, request.Name,
            $"The permission set '{request.Name}' was not created, because no policy is specified.",
            "Specify -Policy, -CustomerManagedPolicy or -InlinePolicy, or use -Policy @() for a permission set without "
            + "permissions.");
    }

    private async Task<RequestedPolicies> ResolveAsync(PermissionSetRequest request)
    {
        var policies = await _policies.ResolveAsync(request).ConfigureAwait(false);
        PermissionSetRules.CheckPolicyCount(
            request.Name, (policies.Managed?.Count ?? 0) + (policies.Customer?.Count ?? 0));
        return policies;
    }

    private async Task<PermissionSetRecord?> FindAsync(string name)
    {
        var found = await _index.FindAsync(name).ConfigureAwait(false);
        return found is null ? null : await _reader.DescribeAsync(found.Arn).ConfigureAwait(false);
    }

    private async Task<PermissionSetPlan> CompleteAsync(PermissionSetRecord existing, PermissionSetRequest request)
    {
        // All policies are looked up before the first change.
        var policies = await ResolveAsync(request).ConfigureAwait(false);
        var plan = await _planner.CompareAsync(existing, request, policies).ConfigureAwait(false);
        return await _delegated.ExplainAsync(existing.Name, existing.Arn, async () =>
        {
            await SetStepRunner.ApplyAsync(plan, created: false).ConfigureAwait(false);
            return plan;
        }).ConfigureAwait(false);
    }

    private async Task<PermissionSetRecord> CreateOnlyAsync(PermissionSetRequest request)
    {
        var start = run.UtcNow;
        var create = new CreatePermissionSetRequest
        {
            InstanceArn = run.Session.Instance.InstanceArn,
            Name = request.Name,
            Description = request.Description,
            SessionDuration = request.SessionDuration is { } duration ? SessionDurationText.Of(duration) : null,
            RelayState = string.IsNullOrEmpty(request.RelayState) ? null : request.RelayState,
            Tags = request.Tags.Count == 0
                ? null
                : [.. request.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        };
        var answer = await run.AdminCalls.OnceAsync(
            token => run.Admin.CreatePermissionSetAsync(create, token),
            async _ => await FindOursAsync(request.Name, start).ConfigureAwait(false) is { } ours
                ? new CreatePermissionSetResponse { PermissionSet = ours }
                : null).ConfigureAwait(false);
        return PermissionSetReader.ToRecord(answer.PermissionSet);
    }

    private async Task<PermissionSet?> FindOursAsync(string name, DateTime start)
    {
        var finishing = run.Finishing;
        if (await new PermissionSetIndex(finishing).FindAsync(name).ConfigureAwait(false) is not { } found)
            return null;
        var answer = await finishing.AdminCalls.RepeatableAsync(token => finishing.Admin.DescribePermissionSetAsync(
            new DescribePermissionSetRequest
            {
                InstanceArn = run.Session.Instance.InstanceArn, PermissionSetArn = found.Arn,
            },
            token)).ConfigureAwait(false);
        return LostCall.HasCreated(answer.PermissionSet.CreatedDate, start) ? answer.PermissionSet : null;
    }
}
