using System.Text.RegularExpressions;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Accounts;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Policies;

/// <summary>Creates customer managed policies.</summary>
public sealed class PolicyProvisioner
{
    private const int LongestDescription = 1000;

    // policyPathType allows fewer characters than the paths of users and groups.
    private static readonly Regex Path = new(@"^((/[A-Za-z0-9.,+@=_-]+)*)/\z");
    private readonly IamRun _run;
    private readonly AccountQuotas _quotas;
    private readonly PolicyReader _reader;
    private readonly PolicyEditor _editor;

    /// <summary>Creates the provisioner of a run.</summary>
    public PolicyProvisioner(IamRun run)
    {
        _run = run;
        _quotas = new AccountQuotas(run);
        _reader = new PolicyReader(run);
        _editor = new PolicyEditor(run, _quotas);
    }

    /// <summary>Validates a request.</summary>
    /// <param name="request">The requested settings.</param>
    /// <returns>The policy that would be created.</returns>
    public async Task<PolicyRecord> CheckAsync(PolicyRequest request)
    {
        IamNameRules.CheckPolicyName(request.PolicyName);
        if (request.Path is { } path && (path.Length > 512 || !Path.IsMatch(path)))
        {
            throw new AdminException(
                "InvalidPath", ErrorKind.InvalidArgument, request.PolicyName, $"'{path}' is not a valid policy path.",
                "A path is '/' or starts and ends with a slash, such as '/admins/', and contains letters, digits and "
                    + ". , + @ = _ - between.");
        }

        if (request.Description?.Length > LongestDescription)
        {
            throw new AdminException(
                "InvalidDescription", ErrorKind.InvalidArgument, request.PolicyName,
                $"The description of '{request.PolicyName}' has {request.Description.Length} characters.",
                $"A description can have up to {LongestDescription} characters.");
        }

        request.Document.Check(
            request.PolicyName, await _quotas.PolicySizeAsync(request.Document.Size).ConfigureAwait(false));
        return new PolicyRecord
        {
            PolicyName = request.PolicyName,
            Arn = _run.Session.Partition.Arn(
                _run.Session.Identity.AccountId, "policy", request.Path ?? "/", request.PolicyName),
            Path = request.Path ?? "/",
            Description = DescriptionOf(request),
            Document = request.Document.Json,
        };
    }

    /// <summary>Returns the changes that <see cref="ProvisionAsync"/> would make to an existing policy.</summary>
    /// <param name="request">The requested settings, with <see cref="PolicyRequest.Ensure"/>.</param>
    /// <returns>The policy with its changes, or <see langword="null"/> if it would be created.</returns>
    public async Task<PolicyRecord?> PlanAsync(PolicyRequest request)
    {
        await CheckAsync(request).ConfigureAwait(false);
        return await FindAsync(request).ConfigureAwait(false) is { } existing
            ? await _editor.PlanAsync(existing, request.Document).ConfigureAwait(false)
            : null;
    }

    /// <summary>Creates a policy, or with <see cref="PolicyRequest.Ensure"/> updates an existing one.</summary>
    /// <param name="request">The requested settings.</param>
    public async Task<PolicyRecord> ProvisionAsync(PolicyRequest request)
    {
        var planned = await CheckAsync(request).ConfigureAwait(false);
        if (await FindAsync(request).ConfigureAwait(false) is { } existing)
            return await _editor.UpdateAsync(existing, request.Document).ConfigureAwait(false);

        var start = _run.UtcNow;
        var create = new CreatePolicyRequest
        {
            PolicyName = request.PolicyName,
            PolicyDocument = request.Document.Json,
            Path = request.Path,
            Description = planned.Description,
        };
        try
        {
            var answer = await _run.Calls.OnceAsync(
                token => _run.Client.CreatePolicyAsync(create, token),
                async _ => await FindOursAsync(planned.Arn, start).ConfigureAwait(false) is { } ours
                    ? new CreatePolicyResponse { Policy = ours }
                    : null).ConfigureAwait(false);
            await Visibility.AwaitAsync(_run.Calls.RepeatableAsync(
                token => _run.Client.GetPolicyAsync(new GetPolicyRequest { PolicyArn = answer.Policy.Arn }, token),
                exists: true)).ConfigureAwait(false);
            return PolicyReader.ToRecord(answer.Policy) with
            {
                Description = planned.Description,
                Document = request.Document.Json,
                Outcome = Outcome.Created,
            };
        }
        catch (EntityAlreadyExistsException e)
        {
            // It was not visible when it was checked, or was created in the meantime.
            if (await FindAsync(request).ConfigureAwait(false) is { } present)
                return await _editor.UpdateAsync(present, request.Document).ConfigureAwait(false);
            throw new AdminException(
                "PolicyAlreadyExists", ErrorKind.ResourceExists, request.PolicyName,
                $"The policy '{request.PolicyName}' already exists. Policy "
                    + "names are unique regardless of case and path.",
                "Use -Ensure to update it, or use Set-AdminPolicy.", e);
        }
    }

    private static string? DescriptionOf(PolicyRequest request) => request.Description ?? request.DefaultDescription;

    private async Task<PolicyRecord?> FindAsync(PolicyRequest request)
    {
        if (!request.Ensure || await _reader.FindOwnAsync(request.PolicyName).ConfigureAwait(false) is not { } existing)
            return null;
        if (request.Path is { } path && path != existing.Path)
            throw CannotChange(existing, "path", existing.Path, path);
        if (request.Description is not { } description)
            return existing;

        // Lists of policies do not contain descriptions.
        var described = await _reader.FindByArnAsync(existing.Arn).ConfigureAwait(false) ?? existing;
        return (described.Description ?? string.Empty) == description
            ? described
            : throw CannotChange(existing, "description", described.Description, description);
    }

    private static AdminException CannotChange(PolicyRecord policy, string what, string? before, string after) => new(
        "PolicyCannotBeChanged", ErrorKind.InvalidOperation, policy.PolicyName,
        $"The policy '{policy.PolicyName}' exists with the {what} '{before}', not '{after}': the {what} of a policy "
            + "cannot be changed.",
        $"Omit the {what} to keep it, or delete the policy with Remove-AdminPolicy and create it again.");

    private async Task<ManagedPolicy?> FindOursAsync(string arn, DateTime start)
    {
        try
        {
            var answer = await _run.Finishing.Calls.RepeatableAsync(
                token => _run.Client.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn }, token))
                .ConfigureAwait(false);
            return LostCall.HasCreated(answer.Policy.CreateDate, start) ? answer.Policy : null;
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }
}
