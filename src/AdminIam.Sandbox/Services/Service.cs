using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services;

/// <summary>A service of the sandbox: what the endpoint has to know to route calls to it and to answer them.</summary>
/// <param name="loadModel">Loads the model, when the first request arrives.</param>
/// <param name="protocol">The protocol of its requests and answers.</param>
internal abstract class Service(Func<ServiceModel> loadModel, Protocol protocol)
{
    private readonly Lazy<ServiceModel> _model = new(loadModel);

    public ServiceModel Model => _model.Value;

    public Protocol Protocol { get; } = protocol;

    public abstract OperationTable Operations { get; }

    /// <summary>Its codes for the errors that all services have.</summary>
    public virtual CommonErrors Errors => Protocol.Errors;

    public virtual AccessRules Access { get; } = new();

    /// <summary>What its list operations call the size and the token of a page.</summary>
    public virtual PageMembers Pages => PageMembers.NextToken;

    /// <summary>Its requests under the sandbox's own path, beside those of the sandbox itself.</summary>
    public virtual IReadOnlyList<ControlRequest> ControlRequests => [];

    /// <summary>Creates its state in an account; null where it keeps none.</summary>
    public virtual IServiceState? CreateState(Account account, SavedState saved) => null;

    /// <summary>The call as its operations take it.</summary>
    public virtual Call CreateCall(CallFacts facts) => new(facts);

    /// <summary>The owner of a key or a session; null where the service does not know it.</summary>
    public virtual Principal? FindPrincipal(Account account, string keyId, SessionToken? session, DateTime now) => null;

    /// <summary>Notes the use of an access key that the service issued.</summary>
    public virtual void NoteKeyUse(Account account, string keyId, KeyUse use)
    {
    }

    /// <summary>The error by which the operation may be refused for the moment; null where it never is.</summary>
    public virtual AwsException? TemporaryRefusal(ServiceOperation operation) => null;
}
