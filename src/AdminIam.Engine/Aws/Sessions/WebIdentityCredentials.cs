using System.Security;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Credentials of a role that is assumed with a token of a web identity provider, as in Kubernetes and CI
/// systems.</summary>
internal sealed class WebIdentityCredentials : RefreshingAWSCredentials, ICancelableCredentials
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly RoleRequest _role;
    private readonly Func<CancellationToken, SecureString> _token;
    private readonly StsClients _clients;
    private readonly object _lock = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private int _waiting;
    private CancellationTokenSource? _renewal;

    /// <summary>Creates credentials that are renewed for as long as there are valid tokens.</summary>
    /// <param name="role">The role.</param>
    /// <param name="token">Returns the current token. It is called for each renewal, on any thread, never concurrently,
    /// and may block until it is canceled.</param>
    /// <param name="clients">Creates STS clients.</param>
    public WebIdentityCredentials(
        RoleRequest role, Func<CancellationToken, SecureString> token, StsClients clients)
    {
        _role = role;
        _token = token;
        _clients = clients;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <inheritdoc/>
    public async Task<ImmutableCredentials> GetCredentialsAsync(CancellationToken stop)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            return await Waits.UntilCanceledAsync(await StartAsync(stop).ConfigureAwait(false), stop)
                .ConfigureAwait(false);
        }
        finally
        {
            if (Interlocked.Decrement(ref _waiting) == 0 && stop.IsCancellationRequested)
            {
                lock (_lock)
                    _renewal?.Cancel();
            }
        }
    }

    // The SDK's own queue cannot be left: a call that was canceled in it would fetch a token that nobody waits for.
    private async Task<Task<ImmutableCredentials>> StartAsync(CancellationToken stop)
    {
        await _reading.WaitAsync(stop).ConfigureAwait(false);
        var reading = GetCredentialsAsync();
        _ = reading.ContinueWith(_ => _reading.Release(), TaskScheduler.Default);
        return reading;
    }

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var renewal = new CancellationTokenSource();
        lock (_lock)
            _renewal = renewal;
        try
        {
            return await RenewAsync(renewal.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _renewal = null;
        }
    }

    private async Task<CredentialsRefreshState> RenewAsync(CancellationToken stop)
    {
        var token = await FetchAsync(stop).ConfigureAwait(false);
        using var sts = _clients.Create(new AnonymousAWSCredentials());
        var request = new AssumeRoleWithWebIdentityRequest
        {
            RoleArn = _role.Arn,
            RoleSessionName = _role.SessionName,
            DurationSeconds = _role.DurationSeconds,
            WebIdentityToken = SecretText.Reveal(token).Trim(),
        };
        try
        {
            var answer = await sts.AssumeRoleWithWebIdentityAsync(request, stop).ConfigureAwait(false);
            return _clients.StateOf(answer.Credentials, answer);
        }
        catch (AmazonSecurityTokenServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            throw new AdminException(
                "AccessDenied", ErrorKind.PermissionDenied, _role.Arn,
                $"The token does not permit its owner to assume the role '{_role.Arn}': {e.Message} ({e.ErrorCode})",
                "The role must exist, and its trust policy must allow sts:AssumeRoleWithWebIdentity for the identity "
                + "provider of the token and for the token's audience (aud) and subject (sub).",
                e);
        }
    }

    // The token is fetched on another thread, so that the calls that wait for it end even if a script block cannot be
    // stopped.
    private async Task<SecureString> FetchAsync(CancellationToken stop)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var fetching = Task.Run(() => _token(limit.Token), CancellationToken.None);
        var waiting = Delays.WaitAsync(_clients.Time, Patience, limit.Token);
        try
        {
            if (await Task.WhenAny(fetching, waiting).ConfigureAwait(false) == fetching)
                return await fetching.ConfigureAwait(false);
        }
        finally
        {
            limit.Cancel();
            _ = fetching.ContinueWith(_ => limit.Dispose(), TaskScheduler.Default);
        }

        stop.ThrowIfCancellationRequested();
        throw new AdminException(
            "WebIdentityTokenUnavailable", ErrorKind.Authentication, _role.Arn,
            "The script block of -WebIdentityTokenProvider did not end within "
            + $"{Patience.TotalSeconds:0} seconds.",
            "Check why the identity endpoint of the host does not respond, and connect again.");
    }
}
