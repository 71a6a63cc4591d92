using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Faults;
using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>
/// Answers AWS requests: determines the operation and the caller, validates the input, authorizes the call, and runs
/// the operation.
/// </summary>
internal sealed class AwsEndpoint(
    SandboxOptions options,
    SandboxStatistics statistics,
    AccountHost host,
    IReadOnlyList<Service> services,
    Router router,
    CallerLookup callers,
    SessionTokens sessions) : IDisposable
{
    private const string Unknown = "?";
    private readonly FaultPlan _faults = new(options.Faults);
    private readonly LatencyClock _latency = new();

    public async Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        statistics.Begin();
        try
        {
            var wait = _latency.WaitAsync(options.Latency);
            var response = Answer(request);
            await wait.ConfigureAwait(false);
            return response;
        }
        finally
        {
            statistics.End();
        }
    }

    public void Dispose() => _latency.Dispose();

    private HttpResponse Answer(HttpRequest request)
    {
        var requestId = Guid.NewGuid().ToString();
        var route = router.Unreadable(request);
        try
        {
            route = router.Find(request);
            return Run(request, route, requestId);
        }
        catch (AwsException error)
        {
            return AwsResponse.OfError(route, error, requestId);
        }
        catch (CommonException error)
        {
            return AwsResponse.OfError(route, route.Errors.Translate(error), requestId);
        }
#pragma warning disable CA1031 // A failure of the sandbox itself must not end other requests; the statistics show it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            statistics.NoteInternalError(error);
            var failure = new CommonException(
                CommonError.InternalFailure, "An internal error occurred; GET /_sandbox/stats returns the details.");
            return AwsResponse.OfError(route, route.Errors.Translate(failure), requestId);
        }
    }

    private HttpResponse Run(HttpRequest request, Route route, string requestId)
    {
        statistics.Count(route.Operation is null ? Unknown : route.Protocol.NameOf(route.Operation));
        if (route.Service is not { } service)
            throw new CommonException(CommonError.InvalidAction, $"Could not find operation {route.Action}");

        var now = options.TimeProvider.GetUtcNow().UtcDateTime;
        var caller = route.Operation is { IsSigned: false }
            ? AuthenticatedCaller.Anonymous
            : callers.Find(request, service.Model.SigningName, now);
        if (route.Operation is not { } declared
            || (route.Version is not null && route.Version != service.Model.Version)
            || service.Operations.Find(declared.Name) is not { } operation)
        {
            throw NoSuchOperation(route.Action, route.Version ?? service.Model.Version);
        }

        var dice = _faults.Roll(Router.LabelOf(request) + OtherAccountOf(caller), request.Body);
        if (dice is not null && FailsBefore(dice, service, declared))
            return HttpResponse.Drop;

        var isLost = dice is { DropsAfter: true };
        try
        {
            var output = Process();
            if (!isLost)
                return AwsResponse.Of(declared, route.Protocol, output, requestId);
        }
        catch (Exception error) when (isLost && error is AwsException or CommonException)
        {
            // Errors are lost like results.
        }

        statistics.CountFault();
        return HttpResponse.Drop;

        Output Process()
        {
            var input = route.ReadInput(declared);
            var output = host.Do(accounts =>
            {
                var account = AccountOf(accounts, caller, service.AccountOf(declared, input));
                statistics.CountAccount(account.Id, route.Protocol.NameOf(declared));
                CountThrottling(() =>
                {
                    service.Admit(account, now);
                    return true;
                });
                foreach (var one in services)
                {
                    if (one.CompleteWork(accounts.Own, now))
                        host.MarkChanged();
                }

                callers.NoteUse(account, caller, declared, now);
                var facts = new CallFacts(
                    service, declared, account, caller.Principal.Caller, sessions, input, now)
                {
                    Region = caller.Claim.Region,
                    Host = request.Header("host") ?? "",
                    Limits = LimitsOf(account, caller),
                    UserAgent = request.Header("user-agent"),
                    Referer = request.Header("referer"),
                    VisibleFrom = dice is null ? DateTime.MinValue : now + dice.VisibilityDelay,
                };
                var call = service.CreateCall(facts);
                CallAuthorization.Demand(call, statistics.CountPermission);
                return CountThrottling(() => operation.Run(call));
            });
            if (operation.Changes)
                host.MarkChanged();
            host.MarkUsed();
            return output;
        }
    }

    // Calls with the same body fail independently of those in other accounts.
    private string OtherAccountOf(AuthenticatedCaller caller) =>
        caller.AccountId is { } id && id != options.AccountId ? id : "";

    private static Account AccountOf(AccountDirectory accounts, AuthenticatedCaller caller, string? unsigned)
    {
        if (caller.AccountId is { } id)
            return accounts.FindActive(id) ?? throw RequestAuthenticator.InvalidToken();
        return unsigned is null ? accounts.Own : accounts.FindActive(unsigned) ?? accounts.Own;
    }

    // The caller of an unsigned request belongs to no account.
    private IReadOnlyList<PolicySource>[] LimitsOf(Account account, AuthenticatedCaller caller) =>
        caller.AccountId is null ? [] : [.. services.SelectMany(service => service.LimitsOf(account))];

    private T CountThrottling<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (CommonException error) when (error.Kind == CommonError.Throttling)
        {
            statistics.CountThrottled();
            throw;
        }
    }

    private bool FailsBefore(FaultDice dice, Service service, ServiceOperation operation)
    {
        Exception? failure = null;
        if (dice.Throttles)
        {
            failure = new CommonException(CommonError.Throttling, "Rate exceeded");
        }
        else if (dice.FailsServer)
        {
            failure = new CommonException(
                CommonError.ServiceFailure,
                "The request processing has failed because of an unknown error, exception or failure.");
        }
        else if (service.TemporaryRefusal(operation) is { } refusal && dice.IsTemporarilyUnmodifiable)
        {
            failure = refusal;
        }
        else if (!dice.DropsBefore)
        {
            return false;
        }

        statistics.CountFault();
        return failure is null ? true : throw failure;
    }

    private static CommonException NoSuchOperation(string? action, string version) => action is null
        ? new(CommonError.MissingAction, "Could not find operation because no Action was given.")
        : new(CommonError.InvalidAction, $"Could not find operation {action} for version {version}");
}
