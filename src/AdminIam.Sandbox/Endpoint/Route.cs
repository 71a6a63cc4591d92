using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services;

namespace AdminIam.Sandbox.Endpoint;

/// <summary>Where a request leads.</summary>
/// <param name="Protocol">The protocol that the answer is written in.</param>
/// <param name="Service">The service, or null where the request names none that exists.</param>
/// <param name="Action">The operation that the request names, which need not exist.</param>
/// <param name="Version">The version that the request names.</param>
/// <param name="ReadInput">Reads and checks the input of the operation.</param>
internal sealed record Route(
    Protocol Protocol,
    Service? Service,
    string? Action,
    string? Version,
    Func<ServiceOperation, Input> ReadInput)
{
    /// <summary>The operation in the service's model; null where the model does not have it.</summary>
    public ServiceOperation? Operation { get; } =
        Service is not null && Action is not null && Service.Model.Operations.TryGetValue(Action, out var operation)
            ? operation
            : null;

    public CommonErrors Errors => Service?.Errors ?? Protocol.Errors;
}
