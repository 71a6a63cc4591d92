using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using Amazon.SSOAdmin;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Engine.IdentityCenter.Assignments;

/// <summary>Sends requests that AWS completes later, and reads their status.</summary>
internal abstract class AssignmentRequests(IdentityCenterRun run)
{
    /// <summary>The time after which a request is reported as still in progress.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private const int LongestWait = 8;

    /// <summary>The run.</summary>
    protected IdentityCenterRun Run { get; } = run;

    /// <summary>The ARN of the instance.</summary>
    protected string Instance => Run.Session.Instance.InstanceArn;

    /// <summary>Sends a request, and waits while AWS has too many in progress or another one for the same
    /// assignment.</summary>
    /// <returns>The request, which may be completed.</returns>
    /// <exception cref="AdminException"><c>TooManyRequests</c>: no request was accepted for ten minutes. Or
    /// <c>AccessDenied</c>.</exception>
    public async Task<AccountAssignmentOperationStatus> SendAsync(Assignment assignment)
    {
        var calls = Run.AdminCalls;
        var start = calls.Time.GetTimestamp();
        for (var wait = 1; ; wait = Math.Min(LongestWait, wait * 2))
        {
            try
            {
                var sent = await CallAsync(assignment).ConfigureAwait(false);
                Run.Session.Requests.Accepted();
                return sent;
            }
            catch (Exception e) when (e is RequestRefusedException || SsoAdminErrorDetails.IsBusy(e))
            {
                if (calls.Time.GetElapsedTime(start) >= Patience)
                {
                    throw new AdminException(
                        "TooManyRequests", ErrorKind.Throttled, assignment.AccountId,
                        $"AWS accepted no request for {Patience.TotalMinutes:0} minutes: {e.Message}",
                        "Others change assignments of the same instance. Run the command again later.", e);
                }
            }
            catch (Exception e) when (IsOfDelegate(e))
            {
                throw DelegateDenied(assignment, e);
            }

            await calls.WaitAsync(TimeSpan.FromSeconds(wait)).ConfigureAwait(false);
        }
    }

    /// <summary>Returns a request with its reason for failure.</summary>
    public abstract Task<AccountAssignmentOperationStatus> DescribeAsync(string requestId);

    /// <summary>Returns the IDs of the requests that are in progress, those of others as well.</summary>
    public abstract Pages<string> ListInProgress();

    /// <summary>Sends the request once.</summary>
    protected abstract Task<AccountAssignmentOperationStatus> CallAsync(Assignment assignment);

    /// <summary>Sends a call, and reports to the gate if AWS refuses it because too many requests are in
    /// progress.</summary>
    protected async Task<T> GuardAsync<T>(Task<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (ThrottlingException e) when (SsoAdminErrorDetails.IsFull(e))
        {
            Run.Session.Requests.Refused();
            throw new RequestRefusedException(e);
        }
    }

    /// <summary>Returns a request whose response was lost: the one in progress for the assignment.</summary>
    /// <returns>The request; <see langword="null"/> if there is none.</returns>
    protected async Task<AccountAssignmentOperationStatus?> FindInProgressAsync(Assignment assignment)
    {
        foreach (var id in await ListInProgress().ToListAsync().ConfigureAwait(false))
        {
            var request = await DescribeAsync(id).ConfigureAwait(false);
            if (request.TargetId == assignment.AccountId
                && request.PermissionSetArn == assignment.PermissionSetArn
                && request.PrincipalType?.Value == assignment.PrincipalType
                && request.PrincipalId == assignment.PrincipalId)
            {
                return request;
            }
        }

        return null;
    }

    /// <summary>Returns a request that is known to be completed although its ID is not known.</summary>
    protected static AccountAssignmentOperationStatus Succeeded() => new() { Status = StatusValues.SUCCEEDED };

    private bool IsOfDelegate(Exception e) => Run.Session.Account.Identity.AccountId
        != (Run.Session.Instance.OwnerAccountId ?? Run.Session.Account.Identity.AccountId)
        && AwsErrors.IsDenied(e);

    private AdminException DelegateDenied(Assignment assignment, Exception e)
    {
        var owner = Run.Session.Instance.OwnerAccountId;
        return new AdminException(
            "AccessDenied", ErrorKind.PermissionDenied, assignment.AccountId,
            $"{AwsErrors.Translate(e, null).Message} This account is a delegated administrator, which cannot change "
            + $"assignments in the management account {owner}, nor those of permission sets that the management "
            + "account has.",
            $"Connect to the account {owner}, or use a permission set of its own for the management account.", e);
    }
}
