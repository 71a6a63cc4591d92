using AdminIam.Engine.Aws.Calls;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>The requests that create assignments.</summary>
internal sealed class CreationRequests(IdentityCenterRun run) : AssignmentRequests(run)
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public override async Task<AccountAssignmentOperationStatus> DescribeAsync(string requestId)
    {
        var answer = await Run.AdminCalls.RepeatableAsync(
            token => Run.Admin.DescribeAccountAssignmentCreationStatusAsync(
                new DescribeAccountAssignmentCreationStatusRequest
                {
                    InstanceArn = Instance,
                    AccountAssignmentCreationRequestId = requestId,
                },
                token),
            exists: true).ConfigureAwait(false);
        return answer.AccountAssignmentCreationStatus;
    }

    /// <inheritdoc/>
    public override Pages<string> ListInProgress() => TokenPages.Read(
        Run.AdminCalls,
        new ListAccountAssignmentCreationStatusRequest
        {
            InstanceArn = Instance,
            Filter = new OperationStatusFilter { Status = StatusValues.IN_PROGRESS },
            MaxResults = PageSize,
        },
        Run.Admin.ListAccountAssignmentCreationStatusAsync,
        answer => answer.AccountAssignmentsCreationStatus).Select(request => request.RequestId);

    /// <inheritdoc/>
    protected override async Task<AccountAssignmentOperationStatus> CallAsync(Assignment assignment)
    {
        var answer = await Run.AdminCalls.OnceAsync(
            token => GuardAsync(Run.Admin.CreateAccountAssignmentAsync(
                new CreateAccountAssignmentRequest
                {
                    InstanceArn = Instance,
                    PermissionSetArn = assignment.PermissionSetArn,
                    TargetId = assignment.AccountId,
                    TargetType = TargetType.AWS_ACCOUNT,
                    PrincipalType = assignment.PrincipalType,
                    PrincipalId = assignment.PrincipalId,
                },
                token)),
            async _ => await new CreationRequests(Run.Finishing).FindSentAsync(assignment).ConfigureAwait(false)
                is { } sent
                    ? new CreateAccountAssignmentResponse { AccountAssignmentCreationStatus = sent }
                    : null).ConfigureAwait(false);
        return answer.AccountAssignmentCreationStatus;
    }

    private async Task<AccountAssignmentOperationStatus?> FindSentAsync(Assignment assignment) =>
        await new AssignmentReader(Run).ExistsAsync(assignment).ConfigureAwait(false)
            ? Succeeded()
            : await FindInProgressAsync(assignment).ConfigureAwait(false);
}
