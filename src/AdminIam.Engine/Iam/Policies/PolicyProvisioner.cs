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

    // policyPathType is narrower than the paths of users and groups.
    private static readonly Regex Path = new(@"^((/[A-Za-z0-9.,+@=_-]+)*)/\z");
    private readonly IamRun _run;
    private readonly AccountQuotas _quotas;
    private readonly PolicyReader _reader;
    private readonly PolicyEditor _editor;

    /// <summary>Creates the provisioner of a run.</summary>
    /// <param name="run">The run.</param>
    public PolicyProvisioner(IamRun run)
    {
        _run = run;
        _quotas = new AccountQuotas(run);
        _reader = new PolicyReader(run);
        _editor = new PolicyEditor(run, _quotas);
    }

    /// <summary>Refuses what could not be made.</summary>
    /// <param name="request">The requested settings.</param>
    /// <returns>The policy that would be made.</returns>
    public async Task<PolicyRecord> CheckAsync(PolicyRequest request)
    {
        IamNames.CheckPolicyName(request.PolicyName);
        if (request.Path is { } path && (path.Length > 512 || !Path.IsMatch(path)))
        {
            throw new AdminException(
                "InvalidPath", ErrorKind.InvalidArgument, request.PolicyName, $"'{path}' is not the path of a policy.",
                "A path is '/' or starts and ends with a slash, such as '/admins/', and has letters, digits and . , + @ = _ - between.");
        }

        if (request.Description?.Length > LongestDescription)
        {
            throw new AdminException(
                "InvalidDescription", ErrorKind.InvalidArgument, request.PolicyName,
                $"The description of '{request.PolicyName}' has {request.Description.Length} characters.",
                $"A description has at most {LongestDescription}.");
        }

        request.Document.Check(request.PolicyName, await _quotas.PolicySizeAsync(request.Document.Size).ConfigureAwait(false));
        return new PolicyRecord
        {
            PolicyName = request.PolicyName,
            Arn = _run.Session.Partition.Arn(_run.Session.Identity.AccountId, "policy", request.Path ?? "/", request.PolicyName),
            Path = request.Path ?? "/",
            Description = DescriptionOf(request),
            Document = request.Document.Json,
        };
    }

    /// <summary>What <see cref="ProvisionAsync"/> would change of an existing policy; changes nothing.</summary>
    /// <param name="request">The requested settings, with <see cref="PolicyRequest.Ensure"/>.</param>
    /// <returns>The policy with its changes, or <see langword="null"/> where it would be created.</returns>
    public async Task<PolicyRecord?> PlanAsync(PolicyRequest request)
    {
        await CheckAsync(request).ConfigureAwait(false);
        return await FindAsync(request).ConfigureAwait(false) is { } existing
            ? await _editor.PlanAsync(existing, request.Document).ConfigureAwait(false)
            : null;
    }

    /// <summary>Creates a policy, or with <see cref="PolicyRequest.Ensure"/> gives an existing one the document.</summary>
    /// <param name="request">The requested settings.</param>
    public async Task<PolicyRecord> ProvisionAsync(PolicyRequest request)
    {
        var wanted = await CheckAsync(request).ConfigureAwait(false);
        if (await FindAsync(request).ConfigureAwait(false) is { } existing)
            return await _editor.UpdateAsync(existing, request.Document).ConfigureAwait(false);

        var start = _run.UtcNow;
        var create = new CreatePolicyRequest
        {
            PolicyName = request.PolicyName,
            PolicyDocument = request.Document.Json,
            Path = request.Path,
            Description = wanted.Description,
        };
        try
        {
            var answer = await _run.Calls.OnceAsync(
                token => _run.Client.CreatePolicyAsync(create, token),
                async _ => await FindOursAsync(wanted.Arn, start).ConfigureAwait(false) is { } ours
                    ? new CreatePolicyResponse { Policy = ours }
                    : null).ConfigureAwait(false);
            await Visibility.AwaitAsync(_run.Calls.RepeatableAsync(
                token => _run.Client.GetPolicyAsync(new GetPolicyRequest { PolicyArn = answer.Policy.Arn }, token),
                exists: true)).ConfigureAwait(false);
            return PolicyReader.ToRecord(answer.Policy) with
            {
                Description = wanted.Description,
                Document = request.Document.Json,
                Outcome = Outcome.Created,
            };
        }
        catch (EntityAlreadyExistsException e)
        {
            // It was not visible when it was looked up, or was created since.
            if (await FindAsync(request).ConfigureAwait(false) is { } present)
                return await _editor.UpdateAsync(present, request.Document).ConfigureAwait(false);
            throw new AdminException(
                "PolicyAlreadyExists", ErrorKind.ResourceExists, request.PolicyName,
                $"The policy '{request.PolicyName}' exists already. Policy names are unique ignoring case, whatever their paths.",
                "Use -Ensure to accept it and give it this document, or Set-AdminPolicy.", e);
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

        // Lists of policies have no descriptions.
        var described = await _reader.FindByArnAsync(existing.Arn).ConfigureAwait(false) ?? existing;
        return (described.Description ?? string.Empty) == description
            ? described
            : throw CannotChange(existing, "description", described.Description, description);
    }

    private static AdminException CannotChange(PolicyRecord policy, string what, string? before, string after) => new(
        "PolicyCannotBeChanged", ErrorKind.InvalidOperation, policy.PolicyName,
        $"The policy '{policy.PolicyName}' exists with the {what} '{before}', not '{after}': IAM sets the {what} of a policy only when it creates it.",
        $"Leave the {what} out to keep it, or remove the policy with Remove-AdminPolicy and create it again.");

    private async Task<ManagedPolicy?> FindOursAsync(string arn, DateTime start)
    {
        try
        {
            var answer = await _run.Finishing.Calls.RepeatableAsync(
                token => _run.Client.GetPolicyAsync(new GetPolicyRequest { PolicyArn = arn }, token))
                .ConfigureAwait(false);
            return OwnWork.IsRecent(answer.Policy.CreateDate, start) ? answer.Policy : null;
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }
}
