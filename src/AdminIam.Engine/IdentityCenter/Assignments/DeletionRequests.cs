using AdminIam.Engine.Aws.Calls;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>The requests that delete assignments.</summary>
internal sealed class DeletionRequests(IdentityCenterRun run) : AssignmentRequests(run)
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public override async Task<AccountAssignmentOperationStatus> DescribeAsync(string requestId)
    {
        var answer = await Run.AdminCalls.RepeatableAsync(
            token => Run.Admin.DescribeAccountAssignmentDeletionStatusAsync(
                new DescribeAccountAssignmentDeletionStatusRequest
                {
                    InstanceArn = Instance,
                    AccountAssignmentDeletionRequestId = requestId,
                },
                token),
            exists: true).ConfigureAwait(false);
        return answer.AccountAssignmentDeletionStatus;
    }

    /// <inheritdoc/>
    public override Pages<string> ListInProgress() => TokenPages.Read(
        Run.AdminCalls,
        new ListAccountAssignmentDeletionStatusRequest
        {
            InstanceArn = Instance,
            Filter = new OperationStatusFilter { Status = StatusValues.IN_PROGRESS },
            MaxResults = PageSize,
        },
        Run.Admin.ListAccountAssignmentDeletionStatusAsync,
        answer => answer.AccountAssignmentsDeletionStatus).Select(request => request.RequestId);

    /// <inheritdoc/>
    protected override async Task<AccountAssignmentOperationStatus> CallAsync(Assignment assignment)
    {
        try
        {
            var answer = await Run.AdminCalls.OnceAsync(
                token => GuardAsync(Run.Admin.DeleteAccountAssignmentAsync(
                    new DeleteAccountAssignmentRequest
                    {
                        InstanceArn = Instance,
                        PermissionSetArn = assignment.PermissionSetArn,
                        TargetId = assignment.AccountId,
                        TargetType = TargetType.AWS_ACCOUNT,
                        PrincipalType = assignment.PrincipalType,
                        PrincipalId = assignment.PrincipalId,
                    },
                    token)),
                async _ => await new DeletionRequests(Run.Finishing).FindSentAsync(assignment).ConfigureAwait(false)
                    is { } sent
                        ? new DeleteAccountAssignmentResponse { AccountAssignmentDeletionStatus = sent }
                        : null).ConfigureAwait(false);
            return answer.AccountAssignmentDeletionStatus;
        }
        catch (Exception e) when (Run.AdminCalls.Service.IsMissing(e))
        {
            // The assignment, its permission set or its account is gone.
            return Succeeded();
        }
    }

    private async Task<AccountAssignmentOperationStatus?> FindSentAsync(Assignment assignment) =>
        await FindInProgressAsync(assignment).ConfigureAwait(false)
        ?? (await new AssignmentReader(Run).ExistsAsync(assignment).ConfigureAwait(false) ? null : Succeeded());
}
