using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>Opens sessions of member accounts by a role, with the credentials of another session. They are renewed
/// while those are valid. Every session has clients and rate limits of its own.</summary>
/// <remarks>Safe for several threads at once. An account takes one call: AWS returns the identity of the caller with
/// the credentials.</remarks>
public sealed class MemberSessionOpener
{
    private readonly AwsSession _source;
    private readonly MemberRole _role;
    private readonly string _sessionName;
    private readonly StsClients _clients;
    private readonly CallRunner _runner;

    /// <summary>Creates an opener.</summary>
    /// <param name="source">The session of the caller, which must remain open.</param>
    /// <param name="role">The role of the accounts.</param>
    public MemberSessionOpener(IamSession source, MemberRole role)
    {
        _source = source.Account;
        _role = role;
        _sessionName = role.SessionName ?? MemberSessionName.Of(source.Identity);
        _clients = new StsClients(_source.Region, _source.Endpoints.Of(StsService.Description), _source.Time);
        _runner = new CallRunner(StsService.Description, new CallBounds(), _source.Time);
    }

    /// <summary>Opens a session of an account. The account of the caller needs no role.</summary>
    /// <param name="account">The account, as Organizations describes it; the ID is enough.</param>
    /// <exception cref="AdminException"><c>AccountNotActive</c>, <c>AccountRoleNotFound</c>, <c>AccountRoleDenied</c>,
    /// <c>AssumeRoleNotAllowed</c>, <c>RootCannotAssumeRole</c>, or what every call can fail with.</exception>
    public async Task<IamSession> OpenAsync(OrganizationAccount account, StopSignal stop)
    {
        if (account.Id == _source.Identity.AccountId)
            return new IamSession(_source);
        if (!account.IsActive)
            throw AccountErrors.NotActive(account);
        var arn = _role.ArnIn(_source.Partition.Name, account.Id);
        var credentials = new AssumedRoleCredentials(
            new RoleRequest(arn, _sessionName)
            {
                ExternalId = _role.ExternalId, DurationSeconds = _role.DurationSeconds,
            },
            _source.Credentials, _clients);
        try
        {
            var keys = await _runner.RunAsync(credentials.OpenAsync, reconcile: null, stop, TimeSpan.Zero)
                .ConfigureAwait(false);
            var user = credentials.User!;
            var identity = new CallerIdentity(account.Id, user.Arn, user.AssumedRoleId);
            return new IamSession(_source.With(credentials, keys.AccessKey, identity));
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.Soft.IsCancellationRequested)
        {
            throw new MemberAccessError(_source.Identity, _role, account, arn).Explain(e);
        }
    }
}
