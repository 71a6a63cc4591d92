using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>Credentials of the root user of a member account for one task, which are renewed while the caller's are
/// valid.</summary>
internal sealed class RootSessionCredentials : RefreshingAWSCredentials
{
    // The maximum that AWS allows, which is also the default.
    private const int Seconds = 900;
    private readonly ServiceCalls _calls;
    private readonly IAmazonSecurityTokenService _client;
    private readonly StsClients _clients;
    private readonly AssumeRootRequest _request;

    /// <summary>Creates credentials.</summary>
    /// <param name="calls">Sends the calls.</param>
    /// <param name="client">The client with the credentials of the caller.</param>
    /// <param name="clients">Checks the responses.</param>
    /// <param name="accountId">The member account.</param>
    /// <param name="policyArn">The task policy.</param>
    public RootSessionCredentials(
        ServiceCalls calls, IAmazonSecurityTokenService client, StsClients clients, string accountId, string policyArn)
    {
        _calls = calls;
        _client = client;
        _clients = clients;
        _request = new AssumeRootRequest
        {
            TargetPrincipal = accountId,
            TaskPolicyArn = new PolicyDescriptorType { Arn = policyArn },
            DurationSeconds = Seconds,
        };
        PreemptExpiryTime = TimeSpan.FromMinutes(2);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var answer = await _calls.RepeatableAsync(token => _client.AssumeRootAsync(_request, token))
            .ConfigureAwait(false);
        return _clients.StateOf(answer.Credentials, answer);
    }
}
