using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Signing;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services;

/// <summary>A service of the sandbox, as the endpoint uses it to route and answer calls.</summary>
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

    /// <summary>The member names of its list operations for the size and the token of a page.</summary>
    public virtual PageMembers Pages => PageMembers.NextToken;

    /// <summary>Its requests under the sandbox's own path, beside those of the sandbox itself.</summary>
    public virtual IReadOnlyList<ControlRequest> ControlRequests => [];

    /// <summary>Creates its state in the sandbox's own account; null if it has none.</summary>
    public virtual IServiceState? CreateState(Account account, SavedState saved) => null;

    /// <summary>Creates its state in another account of the organization; null if it has none there, so that the one
    /// in the sandbox's own account applies.</summary>
    public virtual IServiceState? CreateMemberState(Account account, SavedState saved) => null;

    /// <summary>The id of the account that an unsigned call is about; null for the sandbox's own.</summary>
    public virtual string? AccountOf(ServiceOperation operation, Input input) => null;

    /// <summary>The call in the type that its operations accept.</summary>
    public virtual Call CreateCall(CallFacts facts) => new(facts);

    /// <summary>The owner of a key or a session of the account; null where the service does not know it.</summary>
    public virtual Principal? FindPrincipal(Account account, string keyId, SessionToken? session, DateTime now) => null;

    /// <summary>The policies that the service sets for all principals of an account, its root identity included.
    /// Policies of each level must allow a call; none if there is no limit.</summary>
    public virtual IReadOnlyList<IReadOnlyList<PolicySource>> LimitsOf(Account account) => [];

    /// <summary>Refuses a call that exceeds the rate of the service.</summary>
    /// <exception cref="CommonException">There have been too many calls.</exception>
    public virtual void Admit(Account account, DateTime now)
    {
    }

    /// <summary>Completes what the service does by itself until a time, before a call to any service.</summary>
    /// <param name="account">The sandbox's own account.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether the state was changed.</returns>
    public virtual bool CompleteWork(Account account, DateTime now) => false;

    /// <summary>Records the use of an access key that the service issued.</summary>
    public virtual void NoteKeyUse(Account account, string keyId, KeyUse use)
    {
    }

    /// <summary>Records a signed call to an operation of any service.</summary>
    public virtual void NoteCall(Account account, Caller caller, string operation, KeyUse use)
    {
    }

    /// <summary>The temporary error that the operation can return; null if there is none.</summary>
    public virtual AwsException? TemporaryRefusal(ServiceOperation operation) => null;
}
