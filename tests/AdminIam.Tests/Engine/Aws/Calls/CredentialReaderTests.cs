using AdminIam.Engine.Aws.Sessions;
using AdminIam.Tests.Sandbox;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using CsCheck;

namespace AdminIam.Tests.Engine.Aws.Calls;

public sealed class CredentialReaderTests
{
    [Fact]
    public async Task A_request_has_the_key_and_the_token_of_one_session_while_the_session_is_renewed()
    {
        using var sandbox = new RunningSandbox();
        var sessions = new[] { await SessionAsync(sandbox), await SessionAsync(sandbox), Key };

        // Every read may be the first one after a renewal.
        await Gen.Int[0, 2].Array[1, 12].SampleAsync(
            async order =>
            {
                var credentials = new RenewedCredentials([.. order.Select(index => sessions[index])]);
                using var sts = Client(sandbox, credentials);
                foreach (var _ in order)
                    Assert.NotNull(await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()));
                Assert.Equal(order.Length, credentials.Reads);
            },
            iter: 20);
    }

    [Fact]
    public async Task A_call_that_waits_for_credentials_can_be_canceled()
    {
        using var sandbox = new RunningSandbox();
        using var blocked = new ManualResetEventSlim();
        using var sts = Client(sandbox, new RenewedCredentials([Key], blocked));
        using var stop = new CancellationTokenSource();
        var call = sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), stop.Token);

        Assert.False(call.IsCompleted);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        blocked.Set();
        Assert.NotNull(await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()));
    }

    private static ImmutableCredentials Key { get; } = new("sandbox", "sandbox", null);

    private static async Task<ImmutableCredentials> SessionAsync(RunningSandbox sandbox)
    {
        var answer = await sandbox.Root.OkAsync("GetSessionToken");
        return new ImmutableCredentials(
            answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]);
    }

    private static AmazonSecurityTokenServiceClient Client(RunningSandbox sandbox, AWSCredentials credentials) =>
        new StsClients("us-east-1", sandbox.Server.Url, TimeProvider.System).Create(credentials);

    private sealed class RenewedCredentials(ImmutableCredentials[] order, ManualResetEventSlim? blocked = null)
        : AWSCredentials
    {
        public int Reads { get; private set; }

        public override ImmutableCredentials GetCredentials()
        {
            blocked?.Wait();
            return order[Reads++ % order.Length];
        }
    }
}
