using System.Security;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Tests.Engine.Aws.Sessions;

public sealed class WebIdentityCredentialsTests : IDisposable
{
    private static readonly RoleRequest Role = new("arn:aws:iam::123456789012:role/Runbook", "AdminIam");
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _first = new();
    private readonly CancellationTokenSource _second = new();
    private int _fetched;

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task The_token_is_canceled_when_the_last_call_that_waits_for_it_is_canceled()
    {
        using var credentials = Create();
        var first = credentials.GetCredentialsAsync(_first.Token);
        var second = credentials.GetCredentialsAsync(_second.Token);
        await _started.Task;

        await _first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(_stopped.Task.IsCompleted);

        await _second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await _stopped.Task;
    }

    [Fact]
    public async Task A_call_after_a_canceled_one_fetches_the_token_again()
    {
        using var credentials = Create();
        var first = credentials.GetCredentialsAsync(_first.Token);
        await _started.Task;
        await _first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        // The second token is available, and the endpoint of STS is not.
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => credentials.GetCredentialsAsync(_second.Token));
        Assert.IsNotType<OperationCanceledException>(failure, exactMatch: false);
    }

    [Fact]
    public async Task Calls_that_were_canceled_fetch_no_token_afterwards()
    {
        using var credentials = Create();
        var canceled = Enumerable.Range(0, 4).Select(_ => credentials.GetCredentialsAsync(_first.Token)).ToList();
        await _started.Task;
        await _first.CancelAsync();
        foreach (var call in canceled)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        // It waits for its turn behind the calls before it.
        await Assert.ThrowsAnyAsync<Exception>(() => credentials.GetCredentialsAsync(_second.Token));

        Assert.Equal(2, _fetched);
    }

    [Fact]
    public async Task A_token_that_does_not_arrive_within_a_minute_is_an_error_and_is_canceled()
    {
        var clock = new SkippingClock();
        using var credentials = Create(clock);

        var failure = await Assert.ThrowsAsync<AdminException>(() => credentials.GetCredentialsAsync(_first.Token));

        Assert.Equal(("WebIdentityTokenUnavailable", Role.Arn), (failure.ErrorId, failure.Target));
        Assert.Equal(TimeSpan.FromMinutes(1), clock.Elapsed);
        await _stopped.Task;
    }

    private WebIdentityCredentials Create(TimeProvider? time = null)
    {
        return new WebIdentityCredentials(Role, Fetch, new StsClients(
            "us-east-1", new Uri("http://127.0.0.1:9"), time ?? TimeProvider.System));

        SecureString Fetch(CancellationToken stop)
        {
            if (Interlocked.Increment(ref _fetched) > 1)
                return SecretText.Protect("token");
            _started.SetResult();
            stop.WaitHandle.WaitOne();
            _stopped.SetResult();
            stop.ThrowIfCancellationRequested();
            throw new InvalidOperationException();
        }
    }
}
