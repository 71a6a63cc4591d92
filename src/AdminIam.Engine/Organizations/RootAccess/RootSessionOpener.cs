using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Organizations.Accounts;
using Amazon.SecurityToken;

namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>Opens sessions of the root users of member accounts. The calls to each account have a rate limit of their
/// own.</summary>
public sealed class RootSessionOpener : IDisposable
{
    private readonly AwsSession _caller;
    private readonly StopSignal _stop;
    private readonly ServiceCalls _calls;
    private readonly StsClients _clients;
    private readonly CheckedStsClient _client;

    /// <summary>Creates an opener.</summary>
    /// <param name="caller">A session of the management account, or of the delegated administrator of IAM.</param>
    /// <exception cref="AdminException"><c>RootCallerNotAllowed</c>.</exception>
    public RootSessionOpener(AwsSession caller, StopSignal stop)
    {
        if (caller.Identity.IsRoot)
        {
            throw new AdminException(
                "RootCallerNotAllowed", ErrorKind.PermissionDenied, caller.Identity.Arn,
                "The caller is the root user, which AWS does not allow to open root sessions of member accounts.",
                "Connect as an IAM user or with a role of the same account that allows sts:AssumeRoot.");
        }

        _caller = caller;
        _stop = stop;
        // AssumeRoot does not exist at the global endpoint of STS. The SDK uses that of the Region.
        var service = StsService.Description;
        var endpoint = caller.Endpoints.Of(service);
        _clients = new StsClients(caller.Region, endpoint, caller.Time);
        _client = new CheckedStsClient(
            caller.Credentials,
            ClientSettings.ForRunner(new AmazonSecurityTokenServiceConfig(), endpoint, caller.RegionOf(service)));
        _calls = new ServiceCalls(new CallRunner(service, new CallBounds(), caller.Time), stop);
    }

    /// <summary>Performs a task in a member account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="task">The task.</param>
    /// <param name="work">The work, which calls IAM as the root user, without a user name.</param>
    /// <returns>The result of the work.</returns>
    internal async Task<T> RunAsync<T>(OrganizationAccount account, RootTask task, Func<IamRun, Task<T>> work)
    {
        try
        {
            using var session = await OpenAsync(account, task).ConfigureAwait(false);
            return await work(new IamRun(session, _stop)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw Of(AwsErrors.Translate(e, account.Id), account);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<IamSession> OpenAsync(OrganizationAccount account, RootTask task)
    {
        var policy = task.PolicyArnIn(_caller.Partition);
        var credentials = new RootSessionCredentials(_calls, _client, _clients, account.Id, policy);
        string key;
        try
        {
            key = (await credentials.GetCredentialsAsync().ConfigureAwait(false)).AccessKey;
        }
        catch (AmazonSecurityTokenServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            throw new AdminException(
                "AccessDenied", ErrorKind.PermissionDenied, account.Id,
                $"AWS refused a root session for the task {task.PolicyName}: {e.Message} ({e.ErrorCode})",
                $"The caller requires sts:AssumeRoot for the account, with the policy {policy} if a condition limits "
                + "it, and no service control policy may deny it. Get-AdminRootAccess shows whether centralized root "
                + "access is enabled.",
                e);
        }

        var identity = new CallerIdentity(
            account.Id, $"arn:{_caller.Partition.Name}:iam::{account.Id}:root", account.Id);
        return new IamSession(_caller.With(credentials, key, identity));
    }

    // The messages of AWS rarely name the account.
    private static AdminException Of(AdminException reason, OrganizationAccount account) => new(
        reason.ErrorId, reason.Kind, account.Id, $"Account {account.Label}: {reason.Message}", reason.Advice,
        reason.InnerException ?? reason);
}
