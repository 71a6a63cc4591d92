using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Aws.Services;
using Amazon.Runtime;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>Sends the changes of permission sets. A change that is already so is not an error, because a response may
/// have been lost.</summary>
/// <param name="run">The run.</param>
/// <param name="arn">The permission set.</param>
/// <param name="isNew">Whether it was just created, so that it may not be visible yet.</param>
internal sealed class PermissionSetWriter(IdentityCenterRun run, string arn, bool isNew)
{
    private string InstanceArn => run.Session.Instance.InstanceArn;

    public Task AttachAsync(ManagedPolicyReference policy) => SendAsync(async token =>
    {
        try
        {
            return await run.Admin.AttachManagedPolicyToPermissionSetAsync(
                new AttachManagedPolicyToPermissionSetRequest
                {
                    InstanceArn = InstanceArn, PermissionSetArn = arn, ManagedPolicyArn = policy.Arn,
                },
                token).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException e) when (e.Message?.Contains(policy.Arn) == true)
        {
            // The policy is missing, not the permission set, which may not be visible yet.
            throw AwsErrors.Translate(e, policy.Name);
        }
    });

    public Task AttachAsync(CustomerPolicyReference policy) => SendAsync(
        token => run.Admin.AttachCustomerManagedPolicyReferenceToPermissionSetAsync(
            new AttachCustomerManagedPolicyReferenceToPermissionSetRequest
            {
                InstanceArn = InstanceArn, PermissionSetArn = arn, CustomerManagedPolicyReference = ToModel(policy),
            },
            token));

    public Task DetachAsync(ManagedPolicyReference policy) => run.AdminCalls.RemovalAsync(
        token => run.Admin.DetachManagedPolicyFromPermissionSetAsync(
            new DetachManagedPolicyFromPermissionSetRequest
            {
                InstanceArn = InstanceArn, PermissionSetArn = arn, ManagedPolicyArn = policy.Arn,
            },
            token));

    public Task DetachAsync(CustomerPolicyReference policy) => run.AdminCalls.RemovalAsync(
        token => run.Admin.DetachCustomerManagedPolicyReferenceFromPermissionSetAsync(
            new DetachCustomerManagedPolicyReferenceFromPermissionSetRequest
            {
                InstanceArn = InstanceArn, PermissionSetArn = arn, CustomerManagedPolicyReference = ToModel(policy),
            },
            token));

    public Task PutInlineAsync(string json) => SendAsync(
        token => run.Admin.PutInlinePolicyToPermissionSetAsync(
            new PutInlinePolicyToPermissionSetRequest
            {
                InstanceArn = InstanceArn, PermissionSetArn = arn, InlinePolicy = json,
            },
            token));

    public Task DeleteInlineAsync() => run.AdminCalls.RemovalAsync(
        token => run.Admin.DeleteInlinePolicyFromPermissionSetAsync(
            new DeleteInlinePolicyFromPermissionSetRequest { InstanceArn = InstanceArn, PermissionSetArn = arn },
            token));

    public Task PutBoundaryAsync(SetBoundary boundary) => SendAsync(
        token => run.Admin.PutPermissionsBoundaryToPermissionSetAsync(
            new PutPermissionsBoundaryToPermissionSetRequest
            {
                InstanceArn = InstanceArn,
                PermissionSetArn = arn,
                PermissionsBoundary = new PermissionsBoundary
                {
                    ManagedPolicyArn = boundary.ManagedPolicyArn,
                    CustomerManagedPolicyReference =
                        boundary.CustomerPolicy is { } policy ? ToModel(policy) : null,
                },
            },
            token));

    public Task DeleteBoundaryAsync() => run.AdminCalls.RemovalAsync(
        token => run.Admin.DeletePermissionsBoundaryFromPermissionSetAsync(
            new DeletePermissionsBoundaryFromPermissionSetRequest
            {
                InstanceArn = InstanceArn, PermissionSetArn = arn,
            },
            token));

    /// <summary>Sets description, session duration and relay state.</summary>
    /// <remarks>All are sent, because AWS deletes a relay state that is not sent.</remarks>
    public Task UpdateAsync(PermissionSetRecord set) => SendAsync(
        token => run.Admin.UpdatePermissionSetAsync(
            new UpdatePermissionSetRequest
            {
                InstanceArn = InstanceArn,
                PermissionSetArn = arn,
                Description = set.Description,
                SessionDuration = set.SessionDuration is { } duration ? SessionDurationText.Of(duration) : null,
                RelayState = set.RelayState,
            },
            token));

    public Task TagAsync(IEnumerable<KeyValuePair<string, string>> tags) => SendAsync(
        token => run.Admin.TagResourceAsync(
            new TagResourceRequest
            {
                InstanceArn = InstanceArn,
                ResourceArn = arn,
                Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
            },
            token));

    public Task UntagAsync(IEnumerable<string> keys) => SendAsync(
        token => run.Admin.UntagResourceAsync(
            new UntagResourceRequest { InstanceArn = InstanceArn, ResourceArn = arn, TagKeys = [.. keys] }, token));

    private static CustomerManagedPolicyReference ToModel(CustomerPolicyReference policy) =>
        new() { Name = policy.Name, Path = policy.Path };

    private async Task SendAsync<T>(Func<CancellationToken, Task<T>> call)
        where T : AmazonWebServiceResponse, new()
    {
        try
        {
            await run.AdminCalls.OnceAsync(
                call, failure => Task.FromResult(IsDone(failure) ? new T() : null), exists: isNew)
                .ConfigureAwait(false);
        }
        catch (ConflictException e) when (IsDone(e))
        {
            // Someone else has attached it.
        }
    }

    // The policy is already attached.
    private bool IsDone(Exception failure) => failure is ConflictException conflict
        && run.AdminCalls.Service.Details.Classify(conflict) == Failure.Final;
}
