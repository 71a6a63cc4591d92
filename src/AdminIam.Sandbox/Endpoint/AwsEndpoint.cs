using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Faults;
using AdminIam.Sandbox.Http;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Query;
using AdminIam.Sandbox.Services;
using AdminIam.Sandbox.Services.Iam.Access;
using AdminIam.Sandbox.Services.Iam.Operations;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.Settings;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>Answers AWS Query requests: who asks, what for, is it well-formed, is it allowed, do it.</summary>
internal sealed class AwsEndpoint : IDisposable
{
    private const string Unknown = "?";
    private static readonly Lazy<ServiceModel> Iam = new(() => ServiceModel.Load("iam-2010-05-08.json"));
    private static readonly Lazy<ServiceModel> Sts = new(() => ServiceModel.Load("sts-2011-06-15.json"));
    private readonly SandboxOptions options;
    private readonly SandboxStatistics statistics;
    private readonly AccountHost host;
    private readonly OperationTable operations = new();
    private readonly SessionTokens sessions;
    private readonly RequestAuthenticator authenticator;
    private readonly FaultPlan faults;
    private readonly LatencyClock latency = new();

    public AwsEndpoint(SandboxOptions options, SandboxStatistics statistics, AccountHost host)
    {
        this.options = options;
        this.statistics = statistics;
        this.host = host;
        sessions = new SessionTokens(options.SecretKey);
        authenticator = new RequestAuthenticator(options, sessions);
        faults = new FaultPlan(options.Faults);
    }

    public async Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        statistics.Begin();
        try
        {
            var wait = latency.WaitAsync(options.Latency);
            var response = Answer(request);
            await wait.ConfigureAwait(false);
            return response;
        }
        finally
        {
            statistics.End();
        }
    }

    /// <summary>Who signed a request that is the sandbox's own, with a signature for IAM.</summary>
    /// <exception cref="AwsException">The signature does not prove it.</exception>
    public Caller CallerOf(HttpRequest request) => Authenticate(request, Iam.Value.SigningName, DateTime.UtcNow).Caller;

    public void Dispose() => latency.Dispose();

    private Authentication Authenticate(HttpRequest request, string service, DateTime now) => authenticator.Authenticate(
        request, service, now, (keyId, session) => host.Do(account => Resolve(account, keyId, session, now)));

    private HttpResponse Answer(HttpRequest request)
    {
        var requestId = Guid.NewGuid().ToString();
        var service = Iam.Value;
        try
        {
            var parameters = FormParser.Parse(request.Query, request.Body);
            var action = parameters["Action"]?.Value;
            var version = parameters["Version"]?.Value;
            service = ServiceOf(action, version);
            service.Operations.TryGetValue(action ?? "", out var operation);
            statistics.Count(operation?.Name ?? Unknown);

            var now = DateTime.UtcNow;
            var authentication = Authenticate(request, service.SigningName, now);
            if (operation is null || (version is not null && version != service.Version))
                throw NoSuchOperation(action, version ?? service.Version);

            return Run(operation, authentication, parameters, faults.Roll(request.Body), now, requestId);
        }
        catch (AwsException error)
        {
            return new HttpResponse(error.Status, "text/xml", AwsXml.Error(service.Namespace, error, requestId)) { RequestId = requestId };
        }
    }

    private HttpResponse Run(
        ServiceOperation operation, Authentication authentication, FormParameters parameters, FaultDice? dice, DateTime now, string requestId)
    {
        if (dice is not null && FailsBefore(dice, operation))
            return HttpResponse.Drop;

        var input = InputReader.Read(operation, parameters);
        var handler = operations[operation.Name];
        var output = host.Do(account =>
        {
            var call = new CallContext(account, authentication.Caller, sessions, input, now)
            {
                VisibleFrom = dice is null ? DateTime.MinValue : now + dice.VisibilityDelay,
            };
            NoteUse(call, operation, authentication);
            Authorizer.Demand(call, operation, handler.Resource(call));
            return handler.Run(call);
        });
        if (handler.Changes)
            host.MarkChanged();
        host.MarkUsed();

        if (dice is { DropsAfter: true })
        {
            statistics.CountFault();
            return HttpResponse.Drop;
        }

        return new HttpResponse(200, "text/xml", AwsXml.Response(operation, output, requestId)) { RequestId = requestId };
    }

    private bool FailsBefore(FaultDice dice, ServiceOperation operation)
    {
        AwsException? failure = null;
        if (dice.Throttles)
            failure = new AwsException("Throttling", 400, "Rate exceeded");
        else if (dice.FailsServer)
            failure = new AwsException("ServiceFailure", 500, "The request processing has failed because of an unknown error, exception or failure.");
        else if (operation.Errors.Contains("EntityTemporarilyUnmodifiable") && dice.IsTemporarilyUnmodifiable)
            failure = new AwsException("EntityTemporarilyUnmodifiable", 409, "The entity is temporarily unmodifiable. Please try again later.");
        else if (!dice.DropsBefore)
            return false;

        statistics.CountFault();
        return failure is null ? true : throw failure;
    }

    private static void NoteUse(CallContext call, ServiceOperation operation, Authentication authentication)
    {
        if (authentication.Key is { } key)
            key.LastUse = new KeyUse(call.Timestamp, authentication.Region, operation.Service.SigningName);
    }

    private Principal? Resolve(Account account, string keyId, SessionToken? session, DateTime now)
    {
        if (session is not null)
            return ResolveSession(account, session);
        if (keyId == options.AccessKey)
            return new Principal(Caller.OfRoot(account), options.SecretKey, null);
        return account.TryFindKey(keyId, out var owned) && owned.Key.Status == AccessKey.Active && owned.Key.VisibleFrom <= now
            ? new Principal(Caller.OfUser(account, owned.User), owned.Key.Secret, owned.Key)
            : null;
    }

    private Principal? ResolveSession(Account account, SessionToken session)
    {
        var secret = sessions.SecretOf(session.KeyId);
        if (session.PrincipalId == account.AccountId)
            return new Principal(Caller.OfRoot(account, session), secret, null);
        if (account.Users.All.FirstOrDefault(user => user.Id == session.PrincipalId) is { } user)
            return new Principal(Caller.OfUser(account, user, session), secret, null);
        return account.Roles.All.FirstOrDefault(role => role.Id == session.PrincipalId) is { } role
            ? new Principal(Caller.OfRole(account, role, session), secret, null)
            : null;
    }

    /// <summary>AWS has a host for each service; here the version, or else the action, tells which is meant.</summary>
    private static ServiceModel ServiceOf(string? action, string? version)
    {
        if (version is not null)
            return version == Sts.Value.Version ? Sts.Value : Iam.Value;
        return action is not null && Sts.Value.Operations.ContainsKey(action) ? Sts.Value : Iam.Value;
    }

    private static AwsException NoSuchOperation(string? action, string version) => action is null
        ? new AwsException("MissingAction", 400, "Could not find operation because no Action was given.")
        : new AwsException("InvalidAction", 400, $"Could not find operation {action} for version {version}");
}
