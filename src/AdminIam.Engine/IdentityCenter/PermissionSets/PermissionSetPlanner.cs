using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>Compares permission sets with what is requested. Only what the request names is read.</summary>
internal sealed class PermissionSetPlanner(IdentityCenterRun run)
{
    private const string None = "none";
    private readonly PermissionSetReader _reader = new(run);

    /// <summary>Returns the changes that an existing permission set requires.</summary>
    /// <param name="before">The permission set, without policies and tags.</param>
    /// <param name="request">The requested settings, which were checked.</param>
    /// <param name="requested">The policies of the request.</param>
    public async Task<PermissionSetPlan> CompareAsync(
        PermissionSetRecord before, PermissionSetRequest request, RequestedPolicies requested)
    {
        var present = await ReadAsync(before.Arn, request, requested).ConfigureAwait(false);
        var tags = request.Tags.Count + request.RemovedTags.Count == 0
            ? null
            : await _reader.TagsAsync(before.Arn).ConfigureAwait(false);
        return Plan(
            before with { Policies = present, Tags = tags }, request, requested,
            new PermissionSetWriter(run, before.Arn, isNew: false));
    }

    /// <summary>Returns what a new permission set requires beyond its creation.</summary>
    /// <param name="created">The permission set as it was created.</param>
    /// <param name="request">The requested settings, which were checked.</param>
    /// <param name="requested">The policies of the request.</param>
    public PermissionSetPlan Complete(
        PermissionSetRecord created, PermissionSetRequest request, RequestedPolicies requested) => Plan(
            created with { Policies = new SetPolicies { Managed = [], Customer = [] } },
            request with { Description = null, SessionDuration = null, RelayState = null, Tags = [] }, requested,
            new PermissionSetWriter(run, created.Arn, isNew: true));

    private static PermissionSetPlan Plan(
        PermissionSetRecord before, PermissionSetRequest request, RequestedPolicies requested,
        PermissionSetWriter writer)
    {
        List<SetStep> steps = [];
        var after = PlanAttributes(before, request, writer, steps);
        after = after with { Policies = PlanPolicies(before, request, requested, writer, steps) };
        after = after with { Tags = PlanTags(before, request, writer, steps) };
        return new PermissionSetPlan(before, after, steps);
    }

    private static PermissionSetRecord PlanAttributes(
        PermissionSetRecord before, PermissionSetRequest request, PermissionSetWriter writer, List<SetStep> steps)
    {
        var after = before with
        {
            Description = request.Description ?? before.Description,
            SessionDuration = request.SessionDuration ?? before.SessionDuration,
            RelayState = request.RelayState switch { null => before.RelayState, "" => null, var state => state },
        };
        List<string> changes =
        [
            .. Change("description", before.Description, after.Description),
            .. Change("session duration", before.SessionDuration?.ToString(), after.SessionDuration?.ToString()),
            .. Change("relay state", before.RelayState, after.RelayState),
        ];
        if (changes.Count > 0)
            steps.Add(new SetStep(changes, () => writer.UpdateAsync(after)));
        return after;
    }

    private static SetPolicies PlanPolicies(
        PermissionSetRecord before, PermissionSetRequest request, RequestedPolicies requested,
        PermissionSetWriter writer, List<SetStep> steps)
    {
        var isExact = request.Exact;
        var present = before.Policies;
        var managed = requested.Managed ?? [];
        var customer = requested.Customer ?? [];
        var oldManaged = present.Managed ?? [];
        var oldCustomer = present.Customer ?? [];
        var detached = isExact ? oldManaged.Where(old => managed.All(one => one.Arn != old.Arn)).ToList() : [];
        var dropped = isExact ? oldCustomer.Where(old => !customer.Any(old.IsSame)).ToList() : [];
        var attached = managed.Where(one => oldManaged.All(old => old.Arn != one.Arn)).ToList();
        var added = customer.Where(one => !oldCustomer.Any(one.IsSame)).ToList();
        var after = new SetPolicies
        {
            Managed = present.Managed is null ? null : [.. oldManaged.Except(detached), .. attached],
            Customer = present.Customer is null ? null : [.. oldCustomer.Except(dropped), .. added],
        };
        if (attached.Count + added.Count > 0)
        {
            PermissionSetRules.CheckPolicyCount(
                before.Name, (after.Managed?.Count ?? 0) + (after.Customer?.Count ?? 0));
        }

        // Policies are detached first, because a permission set may have the maximum number of them. Accounts have
        // none of these changes before the permission set is provisioned.
        steps.AddRange(detached.Select(
            policy => new SetStep($"policy detached: {policy.Name}", () => writer.DetachAsync(policy))));
        steps.AddRange(dropped.Select(
            policy => new SetStep($"policy detached: {policy.FullName}", () => writer.DetachAsync(policy))));
        steps.AddRange(attached.Select(
            policy => new SetStep($"policy attached: {policy.Name}", () => writer.AttachAsync(policy))));
        steps.AddRange(added.Select(
            policy => new SetStep($"policy attached: {policy.FullName}", () => writer.AttachAsync(policy))));
        return after with
        {
            Inline = PlanInline(present.Inline, request, writer, steps),
            Boundary = PlanBoundary(present.Boundary, request, requested.Boundary, writer, steps),
        };
    }

    private static string? PlanInline(
        string? present, PermissionSetRequest request, PermissionSetWriter writer, List<SetStep> steps)
    {
        if (request.InlinePolicy is { } policy)
        {
            if (present is null || !policy.IsEquivalentTo(present))
            {
                steps.Add(new SetStep(
                    present is null ? "inline policy created" : "inline policy replaced",
                    () => writer.PutInlineAsync(policy.Json)));
                return policy.Json;
            }
        }
        else if (present is not null && (request.Exact || request.RemoveInlinePolicy))
        {
            steps.Add(new SetStep("inline policy deleted", writer.DeleteInlineAsync));
            return null;
        }

        return present;
    }

    private static SetBoundary? PlanBoundary(
        SetBoundary? present, PermissionSetRequest request, SetBoundary? requested, PermissionSetWriter writer,
        List<SetStep> steps)
    {
        if (requested is not null && !requested.IsSame(present))
        {
            steps.Add(new SetStep(
                Change("permissions boundary", present?.ToString(), requested.ToString()),
                () => writer.PutBoundaryAsync(requested)));
            return requested;
        }

        if (requested is null && request.RemovePermissionsBoundary && present is not null)
        {
            steps.Add(new SetStep(
                Change("permissions boundary", present.ToString(), null), writer.DeleteBoundaryAsync));
            return null;
        }

        return present;
    }

    private static IReadOnlyList<KeyValuePair<string, string>>? PlanTags(
        PermissionSetRecord before, PermissionSetRequest request, PermissionSetWriter writer, List<SetStep> steps)
    {
        if (before.Tags is not { } present)
            return request.Tags;
        var set = request.Tags.Where(tag => !present.Contains(tag)).ToList();
        var removed = present.Select(tag => tag.Key).Intersect(request.RemovedTags, StringComparer.Ordinal)
            .Where(key => request.Tags.All(tag => tag.Key != key)).ToList();
        List<KeyValuePair<string, string>> after =
            [.. present.Where(tag => !removed.Contains(tag.Key) && set.TrueForAll(one => one.Key != tag.Key)), .. set];
        if (after.Count > IamTags.Limit)
        {
            throw new AdminException(
                "QuotaExceeded", ErrorKind.LimitExceeded, before.Name,
                $"The permission set '{before.Name}' would have {after.Count} tags.",
                $"A permission set can have {IamTags.Limit}. Remove some with -RemoveTag.");
        }

        // Tags are of the permission set, not of its roles in accounts.
        if (removed.Count > 0)
        {
            steps.Add(new SetStep(
                [.. removed.SelectMany(key => Change($"tag {key}", Value(present, key), null))],
                () => writer.UntagAsync(removed), IsProvisioned: false));
        }

        if (set.Count > 0)
        {
            steps.Add(new SetStep(
                [.. set.SelectMany(tag => Change($"tag {tag.Key}", Value(present, tag.Key), tag.Value))],
                () => writer.TagAsync(set), IsProvisioned: false));
        }

        return after;
    }

    private async Task<SetPolicies> ReadAsync(
        string arn, PermissionSetRequest request, RequestedPolicies requested)
    {
        // All managed policies count towards the same quota.
        var areManaged = request.Exact || requested.Managed is { Count: > 0 } || requested.Customer is { Count: > 0 };
        var isInline = request.Exact || request.RemoveInlinePolicy || request.InlinePolicy is not null;
        var isBoundary = request.RemovePermissionsBoundary || requested.Boundary is not null;
        return new SetPolicies
        {
            Managed = areManaged ? await _reader.ManagedAsync(arn).ConfigureAwait(false) : null,
            Customer = areManaged ? await _reader.CustomerAsync(arn).ConfigureAwait(false) : null,
            Inline = isInline ? await _reader.InlineAsync(arn).ConfigureAwait(false) : null,
            Boundary = isBoundary ? await _reader.BoundaryAsync(arn).ConfigureAwait(false) : null,
        };
    }

    private static string? Value(IReadOnlyList<KeyValuePair<string, string>> tags, string key) =>
        tags.Where(tag => tag.Key == key).Select(tag => tag.Value).FirstOrDefault();

    private static List<string> Change(string what, string? before, string? after) =>
        before == after ? [] : [$"{what}: {before ?? None} -> {after ?? None}"];
}
