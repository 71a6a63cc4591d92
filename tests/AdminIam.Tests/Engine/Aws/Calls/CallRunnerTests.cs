using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Tests.Sandbox;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Tests.Engine.Aws.Calls;

public sealed class CallRunnerTests : IDisposable
{
    private readonly StopSignal _stop = new();
    private int _sent;

    public void Dispose() => _stop.Dispose();

    [Fact]
    public void Throttling_is_retried_for_two_minutes_and_an_unreachable_endpoint_for_seconds()
    {
        var bounds = new CallBounds();

        Assert.Equal(TimeSpan.FromMinutes(2), bounds.Patience);
        Assert.InRange(bounds.Unreached, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_call_that_AWS_keeps_throttling_fails_after_the_timeout_and_not_before()
    {
        using var sandbox = new RunningSandbox();
        sandbox.Server.Options.Faults.Throttle = 1;
        using var client = Client(sandbox.Server.Url);
        var clock = new SkippingClock();

        var failure = await Assert.ThrowsAsync<AdminException>(() => ListAsync(
            client, new CallBounds { Patience = TimeSpan.FromMinutes(2) }, clock));

        Assert.Equal(("Throttled", ErrorKind.Throttled), (failure.ErrorId, failure.Kind));
        Assert.Matches("throttled this call for 12[0-2] seconds", failure.Message);
        Assert.Contains("-Ensure", failure.Advice, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 120, 122);
        Assert.InRange(_sent, 20, 60);
    }

    [Fact]
    public async Task Throttling_that_ends_in_time_is_not_reported()
    {
        using var sandbox = new RunningSandbox();
        sandbox.Server.Options.Faults.Throttle = 1;
        using var client = Client(sandbox.Server.Url);

        var clock = new SkippingClock();

        var answer = await Calls(new CallBounds(), clock).RepeatableAsync(token =>
        {
            if (Interlocked.Increment(ref _sent) == 4)
                sandbox.Server.Options.Faults.Throttle = 0;
            return client.ListUsersAsync(new ListUsersRequest(), token);
        });

        Assert.Empty(answer.Users ?? []);
        Assert.Equal(4, _sent);
        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_endpoint_that_accepts_no_connection_fails_as_early_as_one_that_refuses_it()
    {
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(0);
        var address = (IPEndPoint)deaf.LocalEndPoint!;
        var waiting = await FillAsync(address);
        using var client = Client(new Uri($"http://{address}/"));
        var clock = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => ListAsync(
            client, new CallBounds { Unreached = TimeSpan.FromSeconds(1), Lost = TimeSpan.FromMinutes(1) }));

        Assert.Equal("EndpointUnreachable", AwsErrors.Translate(failure, null).ErrorId);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 10);
        waiting.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task A_missing_response_is_reconciled_before_the_call_is_resent()
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        silent.Listen(8);
        using var client = Client(new Uri($"http://{silent.LocalEndPoint}/"), answer: TimeSpan.FromMilliseconds(300));
        var made = new CreateUserResponse();

        var answer = await Calls(new CallBounds(), TimeProvider.System).OnceAsync(
            token => client.CreateUserAsync(new CreateUserRequest { UserName = "alice" }, token),
            _ => Task.FromResult<CreateUserResponse?>(made));

        Assert.Same(made, answer);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("unreached")]
    public async Task An_attempt_without_a_response_after_a_minute_of_throttling_is_not_the_last(string end)
    {
        var clock = new SkippingClock();

        var answer = await Calls(new CallBounds(), clock).RepeatableAsync(_ =>
        {
            if (clock.Elapsed < TimeSpan.FromMinutes(1))
                throw Answer<AmazonIdentityManagementServiceException>("Throttling");
            if (Interlocked.Increment(ref _sent) == 1)
                throw end == "lost" ? new IOException() : new SocketException((int)SocketError.ConnectionRefused);
            return Task.FromResult(new ListUsersResponse());
        });

        Assert.NotNull(answer);
        Assert.Equal(2, _sent);
    }

    [Theory]
    [InlineData("lost", "EndpointUnreachable")]
    [InlineData("throttled", "Throttled")]
    public async Task All_failures_together_end_after_two_minutes(string last, string errorId)
    {
        var clock = new SkippingClock();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Calls(new CallBounds(), clock)
            .RepeatableAsync<ListUsersResponse>(_ =>
            {
                var isLost = clock.Elapsed < TimeSpan.FromMinutes(2)
                    ? Interlocked.Increment(ref _sent) % 2 == 0
                    : last == "lost";
                throw isLost ? new IOException() : Answer<AmazonIdentityManagementServiceException>("Throttling");
            }));

        Assert.Equal(errorId, AwsErrors.Translate(failure, null).ErrorId);
        Assert.InRange(clock.Elapsed.TotalSeconds, 120, 122);
        if (last == "throttled")
            Assert.Matches("throttled this call for 12[0-2] seconds", failure.Message);
    }

    [Fact]
    public async Task A_conflict_after_a_lost_response_is_reported_even_if_the_last_response_is_lost()
    {
        var clock = new SkippingClock();

        await Assert.ThrowsAsync<EntityAlreadyExistsException>(() => Calls(new CallBounds(), clock).OnceAsync(
            _ => throw (Interlocked.Increment(ref _sent) == 2
                ? Answer<EntityAlreadyExistsException>("EntityAlreadyExists")
                : new IOException()),
            _ => Task.FromResult<CreateUserResponse?>(null)));

        Assert.InRange(clock.Elapsed.TotalSeconds, 30, 32);
    }

    private static T Answer<T>(string code)
        where T : AmazonServiceException
    {
        var answer = (T)Activator.CreateInstance(typeof(T), "")!;
        (answer.ErrorCode, answer.StatusCode) = (code, HttpStatusCode.BadRequest);
        return answer;
    }

    // Connections that are not accepted, until the operating system no longer responds.
    private static async Task<List<Socket>> FillAsync(IPEndPoint address)
    {
        var waiting = new List<Socket>();
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            waiting.Add(socket);
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            try
            {
                await socket.ConnectAsync(address, patience.Token);
            }
            catch (OperationCanceledException)
            {
                return waiting;
            }
        }
    }

    private static AmazonIdentityManagementServiceClient Client(Uri endpoint, TimeSpan? answer = null) => new(
        new BasicAWSCredentials("sandbox", "sandbox"),
        new AmazonIdentityManagementServiceConfig
        {
            ServiceURL = endpoint.AbsoluteUri,
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
#if NET
            ConnectTimeout = TimeSpan.FromMilliseconds(400),
#endif
            Timeout = answer ?? TimeSpan.FromSeconds(10),
        });

    private Task<ListUsersResponse> ListAsync(
        AmazonIdentityManagementServiceClient client, CallBounds bounds, TimeProvider? time = null) =>
        Calls(bounds, time ?? TimeProvider.System).RepeatableAsync(
            token =>
            {
                Interlocked.Increment(ref _sent);
                return client.ListUsersAsync(new ListUsersRequest(), token);
            });

    private ServiceCalls Calls(CallBounds bounds, TimeProvider time) =>
        new(new CallRunner(IamService.Description, bounds, time), _stop);
}
